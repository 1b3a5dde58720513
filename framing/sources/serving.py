"""Verbs and participles that say what somebody heads or serves: "who runs the charity", "working for the ministry".

In: nothing. Out: closed classes of words for `framing.sources.mentions`.
"""

from __future__ import annotations

__all__ = ["AIDES", "ASIDES", "HEADING", "LEADING", "LINKS", "NEAR", "SERVING_AS", "TELLING"]

# Verbs of a relative clause that say what somebody heads or serves.
HEADING = frozenset({
    "heads", "head", "headed", "leads", "lead", "led", "chairs", "chair", "chaired", "runs", "run", "directs",
    "directed", "founded", "commands", "commanded", "represents", "represented", "manages", "coordinates", "owns",
    "keeps", "lectures", "oversees", "oversaw", "edits", "presides", "organises", "organizes", "supervises", "is",
    "was", "serves", "teaches", "works", "answered", "served",
})  # fmt: skip

# Participles of what somebody leads, and those of what they serve before one of the links.
LEADING = frozenset({"leading", "heading", "chairing", "running", "directing", "commanding", "overseeing"})

SERVING_AS = frozenset({"speaking", "serving", "acting", "working", "fighting", "campaigning"})

LINKS = frozenset({"as", "for", "at", "over", "also", "now", "on", "in", "with", "behalf", "of"})

# Participles that say what somebody is, and others than those in -ing that don't.
TELLING = frozenset({"representing", "calling", "working", "living"})

ASIDES = frozenset({"contacted", "reached", "interviewed", "briefed", "familiar"})

# Adjectives after a noun that lead to whom it is near: "a source close to the regulator".
NEAR = frozenset({"close", "loyal", "affiliated", "linked", "familiar", "allied", "opposed", "sympathetic", "aligned"})

# Nouns with "to" before whom they serve.
AIDES = frozenset({"aide", "aides", "adviser", "advisers", "advisor", "advisors", "assistant", "assistants"})
