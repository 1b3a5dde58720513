"""Verbs and participles that say what somebody heads or serves: "who runs the charity", "working for the ministry".

In: nothing. Out: closed classes of words for `framing.sources.clues.mentions`.
"""

from __future__ import annotations

from framing.records import SourceType

__all__ = [
    "AIDES", "ASIDES", "CUTTING", "DOING", "HEADING", "HELPING", "LEADING", "LINKS", "MADE", "NEAR", "OBJECTS",
    "PLACED", "SAYING_LITTLE", "SERVING_AS", "TELLING",
]  # fmt: skip

# Verbs of a relative clause that say what somebody heads or serves.
HEADING = frozenset({
    "heads", "head", "headed", "leads", "lead", "led", "chairs", "chair", "chaired", "runs", "run", "directs",
    "directed", "founded", "commands", "commanded", "represents", "represented", "manages", "coordinates", "owns",
    "keeps", "lectures", "oversees", "oversaw", "edits", "presides", "organises", "organizes", "supervises", "is",
    "was", "serves", "teaches", "works", "answered", "served", "acts", "appears", "defends",
    "speaks", "advises", "advised", "sits", "presents", "hosts", "anchors",
})  # fmt: skip

# Participles of what somebody leads, and those of what they serve before one of the links.
LEADING = frozenset({"leading", "heading", "chairing", "running", "directing", "commanding", "overseeing"})

SERVING_AS = frozenset({"sitting", "speaking", "serving", "acting", "working", "fighting", "campaigning"})

LINKS = frozenset({"as", "for", "at", "over", "also", "now", "on", "in", "with", "behalf", "of"})

# Participles that say what somebody is, and others than those in -ing that don't.
TELLING = frozenset({"representing", "calling", "working", "living"})

ASIDES = frozenset({"contacted", "reached", "interviewed", "briefed", "familiar"})

# Adjectives after a noun that lead to whom it is near: "a source close to the regulator".
NEAR = frozenset({"close", "loyal", "affiliated", "linked", "familiar", "allied", "opposed", "sympathetic", "aligned"})

# Nouns with "to" before whom they serve.
AIDES = frozenset({"aide", "aides", "adviser", "advisers", "advisor", "advisors", "assistant", "assistants"})

# Participles that open a clause about the head ("speaking from the garage", "quoting residents").
CUTTING = frozenset({"speaking", "quoting", "citing", "called", "named", "calling", "identified", "working", "living",
                      "aged", "based", "reporting", "talking", "writing", "representing", "known", "using", "posted",
                      "carried", "published", "released", "issued", "requesting", "briefed", "contacted", "reached",
                      "interviewed", "including", "familiar"})  # fmt: skip

# Verbs of a clause that say what somebody does, by the type that goes with it; a body after "for" or "at" says more.
_DOINGS: dict[SourceType, str] = {
    "business": "imports imported exports exported trades manufactures distributes brokers wholesales insures owns "
                "owned sells bottles charters refines smelts",
    "expert": "studies studied researches researched analyses analysed analyzes analyzed models modelled modeled "
              "excavates excavated translates wrote written writes covers covered tracks dated forecasts spent teaches "
              "taught",
    "media": "reports reported photographs photographed films filmed reads reading blogs edited presents hosts",
    "party": "devised ran managed masterminded stands standing running won",
    "ngo": "documents documented monitors rescues shelters campaigns counsels paints volunteers organises organizes "
           "organised organized",
    "state": "prosecutes prosecuted patrols polices elected presided presides",
    "opposition": "defected mutinied rebelled broke took",
    "civilian": "fights drives flies cooks guards recruits raises collects fled",
}  # fmt: skip
DOING: dict[str, SourceType] = {verb: kind for kind, verbs in _DOINGS.items() for verb in verbs.split()}

# What the verb has to do with to say so, among the words right after it.
_OBJECTS = {
    "owns owned": "two three four five six seven eight nine ten dozen several trucks trawlers quarries quarry mines "
                  "factories shops hotels mills ships vessels",
    "wrote written writes": "book books history biography study work textbook monograph thesis paper papers newsletter "
                            "column for",
    "reads reading presents hosts": "news bulletin bulletins headlines show podcast programme program broadcast",
    "presided presides": "trial trials case hearing hearings court inquest",
    "spent": "studying researching analysing analyzing investigating excavating",
    "elected": "parliament council assembly senate congress legislature",
    "devised ran managed masterminded": "campaign campaigns mayor president governor parliament senate congress",
    "won": "seat election primary runoff vote",
    "took": "arms",
    "stands standing running": "for",
    "reports reported sells": "for from",
    "tracks translates paints volunteers fights drives flies cooks guards recruits raises collects organises organizes "
    "organised organized": "for at with",
    "broke": "with",
    "teaches taught": "law history politics economics philosophy science sociology physics relations university "
                      "literature geography linguistics",
}  # fmt: skip
OBJECTS = {verb: frozenset(nouns.split()) for verbs, nouns in _OBJECTS.items() for verb in verbs.split()}

# Participles before the office or body that somebody was given or works for, and what may stand between.
MADE = frozenset({"appointed", "named", "elected", "re-elected", "nominated", "installed", "sworn", "seconded",
                  "employed", "hired", "recruited", "designated"})  # fmt: skip

# What opens a phrase of what somebody is over or where they are: "in charge of the port".
PLACED = frozenset({("in", "charge"), ("in", "exile"), ("in", "hiding")})

# Words between "who" and the verb.
HELPING = frozenset({"has", "had", "have", "now", "also", "is", "was", "once", "long", "still"})

# Nouns before another that say nothing of a side: "the deputy secretary of the union", "the incumbent mayor".
SAYING_LITTLE = frozenset({"deputy", "incumbent", "country", "nation"})
