"""Names without a body noun that bodies have and people don't: "Corridor Health", "Transparent Vote".

In: a name. Out: `Evidence`, weak by design, or ``None`` where it may be a person's. The words of the name decide
(`framing.sources.lists.classification`). Left undone: bodies called by one invented word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing.records import SourceType
from framing.sources.clues.mentions import Evidence
from framing.sources.lists.classification import classify_name
from framing.sources.lists.nameheads import name_heads
from framing.sources.lists.names import fold, load_given_names
from framing.sources.surface.items import words_of

if TYPE_CHECKING:
    from framing.sources.articles.article import Article

__all__ = ["guess_branch", "guess_certain", "guess_foreign", "guess_headed", "guess_last", "guess_sounding"]

# Probability from which the words of a name decide, and from which its last word is taken for a body's.
_NEEDS, _SOUNDS = 0.4, 0.3

# Probability from which nothing said beside a name weighs more.
_CERTAIN = 0.9


# How many names are remembered: an article has the same again and again.
_REMEMBERED = 5_000

# What a country's administration is called by where the field goes before the country, and what its parties are.
_PUBLIC = frozenset({
    "health", "statistics", "transport", "fisheries", "customs", "immigration", "police", "environment", "parks",
    "elections", "revenue", "corrections", "education", "agriculture", "biosecurity", "maritime", "infrastructure",
})  # fmt: skip
_PARTISAN = frozenset({"united", "forward", "free", "new", "our", "one", "alternative", "together", "proud", "vote"})


# Words of other languages that say more than the first one of a name.
_TOLD: tuple[tuple[frozenset[str], SourceType], ...] = (
    (frozenset({"empresa", "empresas", "empresarial", "empresarios", "industrias", "industria", "comercio", "patronal",
                "exportadores", "exportateurs", "importadores", "productores", "exploitations", "commerce",
                "industriels", "industriais", "employeurs", "banques", "bancos"}), "business"),
    (frozenset({"medico", "medicos", "medecins", "avocats", "abogados", "advogados", "ingenieros", "arquitectos",
                "psicologos", "economistas", "notaires", "architectes"}), "expert"),
    (frozenset({"indigena", "indigenas", "trabajadores", "trabalhadores", "travailleurs", "campesina", "campesinos",
                "campesino", "mujeres", "mulheres", "femmes", "atingidos", "obrera", "obreros", "paysans", "victimas",
                "victimes", "memoria", "estudiantes", "etudiants", "vecinos", "moradores", "jubilados", "ouvriers",
                "enseignants", "maestros", "professores", "periodistas", "journalistes"}), "ngo"),
    (frozenset({"liberacion", "liberation", "libertacao", "pueblo", "popular", "povo", "armado", "revolucionario",
                "revolucionaria", "revolucionarias", "rebelle", "gaitanista"}), "opposition"),
)  # fmt: skip

# Articles of other languages before the name of a body, as a rule a paper's, and the links that go on after it.
_ARTICLES = frozenset({"le", "la", "les", "el", "los", "las", "il", "lo", "o", "os", "der", "die", "das", "het"})
_LINKS = frozenset({"de", "du", "del", "da", "do", "della", "dell", "des", "dos", "di"})


def guess_headed(name: str) -> Evidence | None:
    """Return what a name that somebody heads is: by its words, else one of the many bodies outside the state.

    Examples
    --------
    >>> guess_headed("Plain Witness").type, guess_headed("Anna Berg")
    ('ngo', None)
    """
    if fold(name).split()[0] in load_given_names():
        return None
    kind, probability = classify_name(name)
    if kind is not None and probability >= _NEEDS:
        return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
    return Evidence("ngo", None, f"headed by somebody: {name}", 0.5, name)


@lru_cache(maxsize=_REMEMBERED)
def guess_certain(name: str) -> Evidence | None:
    """Return what a name of several words is where its words leave no doubt, whatever is said beside it.

    Examples
    --------
    >>> guess_certain("Zyx Rights Watch").type, guess_certain("Anna Berg")
    ('ngo', None)
    """
    first, _, last = name.rpartition(" ")
    if not first or not last[:1].isupper() or fold(first).split()[0] in load_given_names():
        return None
    kind, probability = classify_name(name)
    sure = probability >= _CERTAIN and classify_name(last)[1] >= _SOUNDS
    return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name) if sure else None


def guess_branch(name: str) -> Evidence:
    """Return what a name with a country in it is: by its words, else a company ("Freeport Indonesia").

    Examples
    --------
    >>> guess_branch("Zyx Peru").type
    'business'
    """
    first = fold(name).partition(" ")[0]
    if first in _PUBLIC or first in _PARTISAN:
        return Evidence("state" if first in _PUBLIC else "party", None, f"first word of the name: {name}", 0.6, name)
    kind, probability = classify_name(name)
    if kind is not None and probability >= _NEEDS:
        return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
    return Evidence("business", None, f"name with a country: {name}", 0.4, name)


@lru_cache(maxsize=_REMEMBERED)
def guess_last(name: str) -> Evidence | None:
    """Return what the last word of a name says: companies, papers and bodies of other languages end in theirs.

    Examples
    --------
    >>> guess_last("Zyx Metals").type, guess_last("Anna Berg")
    ('business', None)
    """
    domain = name.rpartition(".")[2] if "." in name[:-1] and " " not in name else ""
    if len(domain) > 1 and domain.islower():
        return Evidence("ngo" if domain == "org" else "media", None, f"an address: {name}", 0.5, name)
    first, _, last = fold(name).replace("-", " ").rpartition(" ")
    kind = name_heads().get((last, "last")) if first and first.split()[0] not in load_given_names() else None
    return Evidence(kind, None, f"last word of the name: {name}", 0.6, name) if kind is not None else None


@lru_cache(maxsize=_REMEMBERED)
def guess_foreign(name: str) -> Evidence | None:
    """Return what the first word of a name says in languages that put the noun first.

    Examples
    --------
    >>> guess_foreign("Fundación Ríos").type, guess_foreign("Anna Berg")
    ('ngo', None)
    """
    first, _, rest = fold(name).partition(" ")
    if first in _ARTICLES:
        second, _, after = rest.partition(" ")
        kind = name_heads().get((second, "first"))
        if kind is None and after.partition(" ")[0] in _LINKS:
            # "Le Témoin de Ségou"
            kind = "media"
    else:
        kind = name_heads().get((first, "first")) if rest else None
    if kind is None:
        return None
    others = set(rest.replace("'", " ").split())
    told = next((other for words, other in _TOLD if not others.isdisjoint(words)), None)
    if told is not None and kind in ("ngo", "state", "opposition") and (told != "opposition" or kind == "state"):
        # "Federação das Indústrias", "Consejo Regional Indígena", "Ejército del Pueblo"
        kind = told
    return Evidence(kind, None, f"first word of the name: {name}", 0.6, name)


def guess_sounding(article: Article, index: int, name: str) -> Evidence | None:
    """Read a name that ends in a word that bodies have and people don't: "Corridor Health"."""
    if " " not in name or (index and article.items[index - 1].kind in ("title", "noun", "name")):
        return None
    return _guess_words(name)


@lru_cache(maxsize=_REMEMBERED)
def _guess_words(name: str) -> Evidence | None:
    first, _, last = name.rpartition(" ")
    opening = fold(first.split()[0])
    if {opening, fold(last)} & load_given_names().keys() or opening in words_of("particle"):
        return None
    if classify_name(last)[1] < _SOUNDS:
        return None
    kind, probability = classify_name(name)
    if probability < _NEEDS:
        return None
    return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
