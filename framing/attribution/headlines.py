"""Headlines made for training: what an article's source says, in the forms that headlines have for it.

In: a source and a content of an article. Out: a headline with the spans of source, cue and content in it.

Conventions: PolNeAR's articles rarely have headlines that cite someone, so the forms are written here: colon, dash,
and a verb after the content. A determiner before the source and "that" before the content are left out, as
headlines do. Only training uses this module.
"""

from __future__ import annotations

import re

import numpy as np

from framing.attribution.labels import MentionKind

__all__ = ["FORMS", "make_headline"]

# S source, C content; what stands between is the cue, less the spaces and a comma. The last column is how often.
FORMS: tuple[tuple[str, float], ...] = (
    ("S: C", 0.25),
    ("C: S", 0.2),
    ("C - S", 0.12),
    ("C – S", 0.08),
    ("C, S says", 0.1),
    ("C, says S", 0.1),
    ("C - S says", 0.05),
    ("S says C", 0.1),
)

_MARKS = frozenset('"“”‘')
_PARTS = re.compile(r"[SC]|says|[:–-]")
_DETERMINER = re.compile(r"(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)
_OPENER = re.compile(r"that\s+|[\"“”‘’']+", re.IGNORECASE)


def make_headline(
    source: str, content: str, *, random: np.random.Generator
) -> tuple[str, list[tuple[int, int, MentionKind]]]:
    """Return a headline, and the spans of source, cue and content in it.

    Parameters
    ----------
    source, content : str
        As they stand in the article.
    random : numpy.random.Generator
        Chooses the form.

    Examples
    --------
    >>> text, spans = make_headline("the army", "that it rained", random=np.random.default_rng(0))
    >>> text, [text[start:end] for start, end, _ in spans]
    ('It rained – army', ['It rained', '–', 'army'])
    """
    form = str(random.choice([form for form, _ in FORMS], p=[share for _, share in FORMS]))
    source = _DETERMINER.sub("", source, count=1) if _DETERMINER.match(source) else source
    content = _OPENER.sub("", content.rstrip(".,\"“”'’ "), count=1) if _OPENER.match(content) else content.rstrip(".,")
    quoted = random.random()
    if form.startswith("S") and quoted < 0.4 and not _MARKS.intersection(content):
        content = f"‘{content}’" if quoted < 0.2 else f"“{content}”"
    text = ""
    spans: list[tuple[int, int, MentionKind]] = []
    position = 0
    for match in _PARTS.finditer(form):
        kind: MentionKind = {"S": "source", "C": "content"}.get(match.group(), "cue")  # type: ignore[assignment]
        words = {"source": source, "content": content}.get(kind, match.group())
        text += form[position : match.start()]
        if not text:
            words = words[:1].upper() + words[1:]
        # a dash before "S says" only separates; the verb is the cue
        if not (match.group() in "-–" and "says" in form):
            spans.append((len(text), len(text) + len(words), kind))
        text += words
        position = match.end()
    return text, spans
