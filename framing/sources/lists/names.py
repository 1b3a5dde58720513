"""Names as strings: keys under which spellings of one name agree, and the parts of a person's name.

In: the text of a name as printed. Out: keys for look-up. A transliterated name reaches the page in several spellings
(Tikhanovskaya, Tsikhanouskaya; Shaykhun, Sheikhun; Djaran, Dzharan, Jaran), so two names are compared by a key of
consonants in which the usual variants fall together. The key is made for comparing names inside one article or one
corpus, where few people are in play; over all the world's names it would confuse some.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from framing.wordlists import packaged, read_rows

__all__ = ["choose_names", "fold", "fullest", "gender_of", "load_given_names", "name_key", "same_person", "surname"]

# In order: digraphs of the common romanisations of Cyrillic, Arabic and Persian first, then single letters.
_SOUNDS = (
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("tch", "c"),
    ("tsch", "c"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("sch", "s"),
    ("sh", "s"),
    ("tz", "t"),
    ("ts", "t"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
)

# Letters that are no others with a mark added.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})

_ARTICLE = re.compile(r"^(?:al|el|as|ad|ar|ash|an|at|az|ul)[-\s](?=\w)")
_U_BETWEEN = re.compile(r"(?<=[aeo])u(?=sk)")
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_NOT_LETTERS = re.compile(r"[^\w\s-]|_")

# Particles that belong to the surname after them, so that "Ursula von der Leyen" ends in "von der Leyen".
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "abd",
        "de",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ul",
        "bint",
        "umm",
    ]
)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, full stops and apostrophes.

    Examples
    --------
    >>> fold("O’Brien"), fold("Élysée"), fold("U.N.")
    ('obrien', 'elysee', 'un')
    """
    if text.isascii():
        folded = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text)
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
        folded = folded.translate(_LETTERS)
    return folded.replace(".", "").replace("'", "").replace("’", "").replace("‘", "")


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return a key that the usual spellings of a transliterated name share.

    Examples
    --------
    >>> name_key("Tikhanovskaya") == name_key("Tsikhanouskaya")
    True
    >>> name_key("Shaykhun") == name_key("Sheikhun"), name_key("Rao") == name_key("Roy")
    (True, True)
    >>> name_key("Putin") == name_key("Patten")
    True
    >>> name_key("Guterres") == name_key("Grandi")
    False
    """
    words = []
    for word in _NOT_LETTERS.sub("", fold(_ARTICLE.sub("", name.strip().lower()))).replace("-", " ").split():
        if word in _PARTICLES and len(word) < 4:
            continue
        for sound, letter in _SOUNDS:
            if sound in word:
                word = word.replace(sound, letter)
        if "usk" in word:
            word = _U_BETWEEN.sub("v", word)
        consonants = word[0] + word[1:].translate(_NO_VOWELS)
        # of letters in a row that are the same, one
        words.append(
            "".join([letter for letter, after in zip(consonants, consonants[1:] + " ", strict=True) if letter != after])
        )
    return " ".join(words)


def surname(name: str) -> str:
    """Return the last part of a person's name, with the particles that belong to it.

    Examples
    --------
    >>> surname("Rami Abdel Rahman"), surname("Bashar al-Assad"), surname("Ursula von der Leyen")
    ('Rahman', 'al-Assad', 'von der Leyen')
    """
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return " ".join(words[max(first, 0) :])


def same_person(short: str, long: str) -> bool:
    """Tell whether `short` can stand for the person called `long`: its parts occur in the long name, in order.

    Examples
    --------
    >>> same_person("Abdel Rahman", "Rami Abdel Rahman"), same_person("Assad", "Bashar al-Assad")
    (True, True)
    >>> same_person("Anna Berg", "Ivo Berg")
    False
    """
    parts = name_key(short).split()
    whole = iter(name_key(long).split())
    return bool(parts) and all(any(part == other for other in whole) for part in parts)


@cache
def load_given_names() -> Mapping[str, str]:
    """Return common given names, folded -> ``"m"`` or ``"f"``.

    Examples
    --------
    >>> load_given_names()["olena"]
    'f'
    """
    rows = read_rows(
        packaged("given_names.tsv"), ("name", "gender", "origin", "note"), required=("name", "gender", "origin")
    )
    return {fold(row["name"]): row["gender"] for row in rows}


def gender_of(name: str) -> str | None:
    """Return the grammatical gender that a person's given name suggests, or ``None``.

    Examples
    --------
    >>> gender_of("Olena Kovalenko"), gender_of("Kovalenko")
    ('f', None)
    """
    first, _, rest = name.partition(" ")
    return load_given_names().get(fold(first)) if rest else None


def choose_names(names: Iterable[str]) -> Mapping[str, str]:
    """Give every name of a corpus one spelling: the most frequent of those that share a key.

    Parameters
    ----------
    names : iterable of str
        The names as resolved, once per occurrence.

    Returns
    -------
    mapping of str to str
        Each spelling that occurs -> the spelling to use. Ties go to the longer, then to the alphabetically first.

    Examples
    --------
    >>> choose_names(["Yusuf Djaran", "Yousef Jaran", "Yusuf Djaran"])["Yousef Jaran"]
    'Yusuf Djaran'
    """
    counts = Counter(names)
    groups: dict[str, list[str]] = {}
    for name in counts:
        # a one-word key of two consonants or fewer is shared by too many names to be merged on
        key = name_key(name)
        groups.setdefault(key if len(key.replace(" ", "")) > 2 else fold(name), []).append(name)
    best = {key: min(group, key=lambda name: (-counts[name], -len(name), name)) for key, group in groups.items()}
    return {name: best[key] for key, group in groups.items() for name in group}


def fullest(name: str, found: Mapping[str, int]) -> str:
    """Return the most frequent wording, or the name that it is the initials of where that is printed too."""
    most = max(found, key=lambda text: (found[text], len(text)))
    full = [text for text in found if " " in text and _initials(text) == most]
    if full:
        return name if name in full else full[0]
    return most


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
