"""The forms under which a lexicon entry occurs in text.

In: an entry's words and its word class. Out: every form, as tuples of lower-case words, with the grammatical name of
the form, which the matcher needs to tell the verb "mobs" from the noun.

Conventions: a verb phrase changes its first word ("lash out", "lashed out"), a noun phrase its last, or the word
before "of" ("nest of spies", "nests of spies"); an adjective also gives its adverb, and a short one its degrees
("ugliest"). Both doublings and both spellings are produced ("labeled", "labelled"); a form that does not exist does no
harm, since no text holds it. Irregular verbs stand in ``framing/data/irregular.tsv``.

Left undone: irregular plurals other than "men", "women" and "wolves"; doubled comparatives ("sadder").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from framing.wordlists import packaged, read_rows

__all__ = ["WORD_CLASSES", "Form", "WordClass", "inflect", "split_words"]

WordClass = Literal["noun", "verb", "adjective", "adverb", "phrase"]
WORD_CLASSES: tuple[WordClass, ...] = get_args(WordClass)

# base and third are the verb forms that may be nouns, past and participle never are.
Form = Literal["base", "third", "past", "participle", "plural", "adverb", "degree"]

_WORD = re.compile(r"\w+|['’](?:s|S|re|ve|ll|d|m|t)\b|[^\w\s-]")
_VOWELS = "aeiou"
# Letters of the longest adjectives that are compared by an ending.
_LONGEST, _LONGEST_IN_Y = 5, 8

# British first; the American spelling is made from it, so that an entry need be given only once.
_BRITISH = re.compile("is(?:e|i|a)")
_SPELLINGS = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"))


def split_words(text: str) -> tuple[str, ...]:
    """Split a term as the matcher splits the text: lower case, hyphens and spaces alike.

    Examples
    --------
    >>> split_words("Old wives' self-styled")
    ('old', 'wives', "'", 'self', 'styled')
    """
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def inflect(words: tuple[str, ...], kind: WordClass) -> dict[tuple[str, ...], Form]:
    """Return the forms of an entry.

    Parameters
    ----------
    words : tuple of str
        The entry, as `split_words` gives it.
    kind : {"noun", "verb", "adjective", "adverb", "phrase"}
        A phrase is taken as it stands.

    Examples
    --------
    >>> sorted(" ".join(form) for form in inflect(("lash", "out"), "verb"))
    ['lash out', 'lashed out', 'lashes out', 'lashing out']
    >>> sorted(" ".join(form) for form in inflect(("puppet", "state"), "noun"))
    ['puppet state', 'puppet states']
    """
    forms: dict[tuple[str, ...], Form] = {words: "base"}
    if kind == "verb":
        rest = words[1:]
        forms |= {(word, *rest): form for word, form in _verb_forms(words[0]).items()}
    elif kind == "noun":
        head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
        forms |= {(*words[:head], plural, *words[head + 1 :]): "plural" for plural in _plurals(words[head])}
    elif kind == "adjective" and len(words) == 1:
        forms |= {(adverb,): "adverb" for adverb in _adverbs(words[0])}
        forms |= {(word,): "degree" for word in _degrees(words[0])}
    return forms | _respelled(forms)


def _verb_forms(verb: str) -> dict[str, Form]:
    forms: dict[str, Form] = {_third(verb): "third"}
    stems = _stems(verb)
    for stem in stems:
        silent = stem.endswith("e") and not stem.endswith(("ee", "ye", "oe"))
        forms[(stem[:-1] if silent else stem) + "ing"] = "participle"
    for past in _irregular().get(verb, ()):
        forms[past] = "past"
    if verb not in _irregular():
        forms |= dict.fromkeys((_past(stem) for stem in stems), "past")
    return forms


def _stems(verb: str) -> tuple[str, ...]:
    doubles = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    if not doubles:
        return (verb,)
    # "scar" always doubles ("scared" is another verb); where the stress falls in "label" or "regret" is not known
    one_syllable = not any(letter in _VOWELS for letter in verb[:-3])
    return (verb + verb[-1],) if one_syllable else (verb, verb + verb[-1])


def _third(word: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    if noun.endswith("f"):
        return (noun + "s", noun[:-1] + "ves")
    if noun.endswith("o"):
        return (noun + "s", noun + "es")
    return (_third(noun),)


def _adverbs(adjective: str) -> tuple[str, ...]:
    if adjective.endswith("ic"):
        return (adjective + "ally",)
    if adjective.endswith("le"):
        return (adjective[:-1] + "y",)
    if adjective.endswith("y"):
        return (adjective[:-1] + "ily",)
    return (adjective + "ly",) if not adjective.endswith("ly") else ()


def _degrees(adjective: str) -> tuple[str, ...]:
    # longer ones take "more" and "most"
    if adjective.endswith("y") and len(adjective) <= _LONGEST_IN_Y:
        return (adjective[:-1] + "ier", adjective[:-1] + "iest")
    if len(adjective) > _LONGEST:
        return ()
    stem = adjective[:-1] if adjective.endswith("e") else adjective
    return (stem + "er", stem + "est")


def _respelled(forms: Mapping[tuple[str, ...], Form]) -> dict[tuple[str, ...], Form]:
    respelled: dict[tuple[str, ...], Form] = {}
    for words, form in forms.items():
        if not _BRITISH.search(" ".join(words)):
            continue
        for british, american in _SPELLINGS:
            changed = tuple(_swap(word, british, american) for word in words)
            if changed != words:
                respelled[changed] = form
    return respelled


def _swap(word: str, british: str, american: str) -> str:
    # "advise", "rise", "promise" are too short to be verbs in -ise; those that are longer are harmless as non-words.
    return word[: -len(british)] + american if word.endswith(british) and len(word) > len(british) + 4 else word


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    rows = read_rows(
        packaged("irregular.tsv"), ("verb", "past", "participle"), required=("verb", "past"), unique=("verb",)
    )
    return MappingProxyType(
        {row["verb"]: tuple(cell for cell in (row["past"], row["participle"]) if cell) for row in rows}
    )
