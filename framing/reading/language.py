"""Whether a text looks like English, which the models and lists are made for.

In: a text. Out: a yes or no, from two counts over its beginning: the share of letters outside the Latin script, and the
share of words that are English function words which the other languages of the Latin script do not use or use seldom.
Function words make up about four in ten words of any English text and are spread evenly, so a few dozen words suffice.

Left undone: naming the language; telling English from Scots or a creole; texts that change language half-way. A text of
fewer than `MIN_WORDS` words is judged by its script alone, since a headline may well do without function words.
"""

from __future__ import annotations

import re

__all__ = ["is_english"]

# Closed-class words. Left out though frequent: "a", "in", "is", "on", "an", "as", "at", "was", "be", "we", "he", "for",
# "her", "i", "over", "under", which French, German, Dutch, Danish, Italian, Turkish, Indonesian or others have too.
_FUNCTION_WORD = re.compile(
    r"\b(?:the|and|of|to|that|with|by|from|this|these|those|it|its|are|were|been|being|has|have|had|not|but|or|which|who"
    r"|whose|their|they|them|his|she|would|could|should|will|may|said|says|when|where|what|than|there|other|about|after"
    r"|before|between|against|into|through|during|you|your|our|my)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
# The beginning is enough, and keeps the check cheap for long texts.
SAMPLE = 20_000
MIN_WORDS = 30
# English news has 15 to 35 function words of this list in a hundred words, other languages 0 to 3.
MIN_FUNCTION_SHARE = 0.07
# A short notice in telegram style may happen to have few; a count of zero or one in fifty words still says no.
LEEWAY = 2
# A bilingual page or a long quotation in another script is not yet a text in it.
MAX_FOREIGN_SCRIPT_SHARE = 0.3
# A letter outside the Latin blocks that European alphabets use, and that of Vietnamese and others.
_FOREIGN_LETTER = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def is_english(text: str) -> bool:
    """Tell whether a text looks like English.

    Parameters
    ----------
    text : str
        An article. Without letters it counts as English: there is nothing to say against it.

    Examples
    --------
    >>> is_english("The minister said on Tuesday that the inquiry would go on.")
    True
    >>> is_english("Министр заявил во вторник, что расследование продолжится.")
    False
    """
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    if len(_FOREIGN_LETTER.findall(sample)) > MAX_FOREIGN_SCRIPT_SHARE * sum(map(len, words)):
        return False
    known = len(_FUNCTION_WORD.findall(sample))
    return len(words) < MIN_WORDS or known + LEEWAY >= MIN_FUNCTION_SHARE * len(words)
