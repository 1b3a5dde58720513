"""
Scores as features
==================

``FramingScorer`` is the same scoring as a scikit-learn transformer. Here the articles of three corpora are placed by
their scores on two axes; what lies close together is sourced and worded alike.
"""

from matplotlib import pyplot as plt
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import framing

corpora = ("contested-ballot", "harbour-inquiry", "market-strike")
documents = [document for name in corpora for document in framing.read_corpus(f"../../corpora/{name}")]
kinds = [document.extra["outlet_kind"] for document in documents]

placing = make_pipeline(framing.FramingScorer(tagger="fast"), SimpleImputer(), StandardScaler(), PCA(2))
places = placing.fit_transform([document.text for document in documents])

figure, ax = plt.subplots(figsize=(7, 5))
for kind, marker in zip(dict.fromkeys(kinds), "osD^vPX*<>dp", strict=False):
    chosen = [known == kind for known in kinds]
    ax.scatter(*places[chosen].T, marker=marker, s=60, label=kind)
ax.set(title="Articles by their scores", xlabel="first component", ylabel="second component")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
figure.tight_layout()
