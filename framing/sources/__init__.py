"""Sources: mention -> speaker, speaker -> type and country.

``resolve_speakers`` is the step. The gazetteer (`load_gazetteer`, `read_gazetteer`) says what well-known bodies are;
role nouns, the article's own introductions and context say the rest. ``list_speakers`` tabulates who was heard over a
corpus, ``unite_names`` gives each one spelling.

Data goes one way here too, from what is known to what is made of it: ``lists`` -> ``surface`` (the items, phrases and
names of a page) -> ``clues`` (the parts of a mention and what they say of a type) -> ``articles`` (what an article says
of the names in it) -> ``antecedents`` (whom "she" and "the group" point to) -> ``described`` (speakers known by a
description alone) -> ``gaps`` (sources left out or cut) -> ``resolver``, ``resolution``.
"""

from __future__ import annotations

from framing.sources.lists.gazetteer import Entry, Gazetteer, check_gazetteer, load_gazetteer, read_gazetteer
from framing.sources.resolution import resolve_speakers
from framing.sources.salience import find_lead, tabulate_countries, tabulate_types
from framing.sources.speakers import list_speakers, unite_names

__all__ = [
    "Entry",
    "Gazetteer",
    "check_gazetteer",
    "find_lead",
    "list_speakers",
    "load_gazetteer",
    "read_gazetteer",
    "resolve_speakers",
    "tabulate_countries",
    "tabulate_types",
    "unite_names",
]
