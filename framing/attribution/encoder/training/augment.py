"""Copies of a training article as real pages would have it: lost commas, apostrophes and breaks, other quotation marks.

In: `Tokens` with gold marks. Out: new `Tokens` with the marks carried along. Random choices come from the caller's
generator.
"""

from __future__ import annotations

import random
from itertools import compress

from framing.attribution.encoder.training.marks import Tokens

_DOUBLE = '“”"„«»'
_PLACES = [
    "DAMASCUS",
    "MOSCOW",
    "LONDON",
    "BEIRUT",
    "CAIRO",
    "PARIS",
    "NAIROBI",
    "KYIV",
    "DELHI",
    "BRUSSELS",
    "ANKARA",
    "TEHRAN",
    "BOGOTA",
    "MANILA",
    "LAGOS",
]
_AGELESS = {"I", "He", "She", "It", "We", "You", "They", "Who", "Others", "Some", "Many", "Times", "Post"}
_TAGS = ["Reuters", "AFP", "AP", "SANA", "Xinhua", "TASS", "DPA", "Staff"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def augment(tokens: Tokens, rng: random.Random, *, share: float) -> Tokens:
    """Return the article unchanged with probability 1 - share, else one damaged or restyled copy."""
    if rng.random() >= share:
        return tokens
    out = Tokens(
        list(tokens.words), list(tokens.gaps), [], [], list(tokens.role), list(tokens.span), list(tokens.owner)
    )
    out = _add_ages(out, rng, 0.1)
    if rng.random() < 0.4:  # the whole style of pages whose commas and apostrophes are gone
        out = _lead(_drop_apostrophes(_drop(out, ",", rng, 1.0), rng), rng)
        out = _flatten(_straighten(out), rng, 1.0)
        return _requote(out, rng, 0.3)
    if rng.random() < 0.5:
        out = _straighten(out)
    if rng.random() < 0.3:
        out = _requote(out, rng, rng.choice((0.3, 1.0)))
    if rng.random() < 0.2:
        out = _drop(out, ",", rng, 0.5)
    if rng.random() < 0.2:
        out = _drop_apostrophes(out, rng)
    if rng.random() < 0.4:
        out = _lead(out, rng)
    if rng.random() < 0.4:
        out = _flatten(out, rng, rng.choice((0.5, 1.0)))
    return out


def _keep(t: Tokens, keep: list[bool]) -> Tokens:
    """Drop tokens; a dropped token's break passes to the next one."""
    gaps, carried = [], ""
    for gap, k in zip(t.gaps, keep, strict=True):
        carried = "\n" if "\n" in (gap, carried) else (gap or carried)
        gaps.append(carried)
        if k:
            carried = ""
    words, kept = list(compress(t.words, keep)), list(compress(gaps, keep))
    marks = list(compress(t.role, keep)), list(compress(t.span, keep)), list(compress(t.owner, keep))
    return Tokens(words, kept, [], [], *marks)


def _add_ages(t: Tokens, rng: random.Random, rate: float) -> Tokens:
    """Put an age between commas after some names that end a source before a cue: "Haddad, 45, said".

    The age belongs to the source, the second comma does not. Training text has few ages, and where commas are lost
    ("Haddad 45 said") a number parts the name from its verb.
    """
    ends = [
        i
        for i in range(len(t.words) - 1)
        if t.role[i] == 1 and t.role[i + 1] == 2 and t.words[i].istitle()
        if t.words[i] not in _AGELESS and rng.random() < rate
    ]
    for i in reversed(ends):
        at = slice(i + 1, i + 1)
        t.words[at], t.gaps[at] = [",", str(rng.randint(18, 85)), ","], ["", " ", ""]
        t.role[at], t.span[at], t.owner[at] = [1, 1, 0], [t.span[i], t.span[i], -1], [t.owner[i], t.owner[i], ()]
    return t


def _drop(t: Tokens, mark: str, rng: random.Random, rate: float) -> Tokens:
    return _keep(t, [w != mark or rng.random() >= rate for w in t.words])


def _drop_apostrophes(t: Tokens, rng: random.Random) -> Tokens:
    """Turn Saturday's into Saturdays and don't into dont."""
    keep = [True] * len(t.words)
    for i, w in enumerate(t.words):
        if w[0] in "'’" and not t.gaps[i] and i and t.words[i - 1][-1].isalnum():
            if len(w) > 1:
                t.words[i - 1] += w[1:]
            keep[i] = False
    return _keep(t, keep)


def _straighten(t: Tokens) -> Tokens:
    table = str.maketrans(dict.fromkeys("“”„«»", '"') | {"’": "'", "‘": "'", "—": "-", "–": "-"})
    t.words[:] = [w.translate(table) for w in t.words]
    return t


def _requote(t: Tokens, rng: random.Random, rate: float) -> Tokens:
    """Lose the double quotation marks, or turn them into single ones, or curl straight ones."""
    choice = rng.random()
    if choice < 0.4:
        return _keep(t, [w not in _DOUBLE or rng.random() >= rate for w in t.words])
    if choice < 0.7:
        table = {"“": "‘", "”": "’", '"': "'"}
        t.words[:] = [table.get(w, w) for w in t.words]
        return t
    for i, w in enumerate(t.words):
        if w == '"':
            t.words[i] = "“" if t.gaps[i] else "”"
    return t


def _flatten(t: Tokens, rng: random.Random, rate: float) -> Tokens:
    """Lose paragraph breaks."""
    t.gaps[:] = [" " if g == "\n" and i and rng.random() < rate else g for i, g in enumerate(t.gaps)]
    return t


def _lead(t: Tokens, rng: random.Random) -> Tokens:
    """Put a date or tag line before the body and sometimes set the first words in capitals."""
    body = next((i for i, g in enumerate(t.gaps) if i and g == "\n"), 0)
    if rng.random() < 0.4:
        for i in range(body, min(body + rng.randint(2, 8), len(t.words))):
            t.words[i] = t.words[i].upper()
    if rng.random() < 0.5:
        return t
    day = [rng.choice(_DAYS), str(rng.randint(1, 28)), rng.choice(_MONTHS), str(rng.randint(2009, 2024))]
    line = rng.choice(
        (
            [rng.choice(_PLACES), "(", rng.choice(_TAGS), ")", rng.choice("-—–")],
            [rng.choice(_PLACES), rng.choice("-—:")],
            day,
            [*day, "at", f"{rng.randint(0, 23):02d}{rng.randint(0, 59):02d}"],
            [rng.choice(_PLACES).capitalize(), ",", rng.choice(_TAGS), rng.choice("-—")],
        )
    )
    n = len(line)
    gaps = [" "] * n
    if body < len(t.gaps):
        gaps[0], t.gaps[body] = t.gaps[body], " "
    t.words[body:body] = line
    t.gaps[body:body] = gaps
    t.role[body:body] = [0] * n
    t.span[body:body] = [-1] * n
    t.owner[body:body] = [()] * n
    return t
