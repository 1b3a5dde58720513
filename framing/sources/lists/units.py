"""Nouns for units that an army and those who fight it both have, and the ordinals of a regular army's.

In: nothing. Out: the closed class and a pattern for `framing.sources.clues.wording` and
`framing.sources.lists.patterns`.
"""

from __future__ import annotations

import re

__all__ = ["ORDINAL", "UNITS"]

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")

# Units that an army and those who fight it both have.
UNITS = frozenset({"brigade", "battalion", "division", "regiment", "squadron", "company", "corps"})
