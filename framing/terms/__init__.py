"""Terms: loaded wording in context, and whose wording it is.

``find_terms`` is the step: listed words are found (`matching`), neutral senses and names put aside (`guards`,
`capitals`, `senses`), scare quotes added (`quoting`), and each is given a voice (`voice`). ``read_wording`` has a judge
weigh words and sentences: `judge`, or `contextual` where the tagger has an encoder.
Over annotations: ``compare_naming`` (what each outlet calls the same thing), ``compare_stances`` and ``credence_gap``
(whom it lets say and whom claim), ``read_concordance`` (each term in its context). What counts as loaded follows
Recasens, Danescu-Niculescu-Mizil & Jurafsky (2013) for framing and epistemic words.
"""

from __future__ import annotations

from framing.terms.concordance import read_concordance
from framing.terms.finding import find_terms
from framing.terms.lexicon import Lexicon, check_lexicon, load_lexicon, read_lexicon
from framing.terms.naming import compare_naming, find_names
from framing.terms.stance import classify_stance, compare_stances, credence_gap
from framing.terms.wording import read_wording

__all__ = [
    "Lexicon",
    "check_lexicon",
    "classify_stance",
    "compare_naming",
    "compare_stances",
    "credence_gap",
    "find_names",
    "find_terms",
    "load_lexicon",
    "read_concordance",
    "read_lexicon",
    "read_wording",
]
