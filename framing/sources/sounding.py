"""Names without a body noun that bodies have and people don't: "Corridor Health", "Transparent Vote".

In: a name. Out: `Evidence`, weak by design, or ``None`` where it may be a person's. The words of the name decide
(`framing.sources.classification`). Left undone: bodies called by one invented word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.records import SourceType
from framing.sources.classification import classify_name
from framing.sources.items import words_of
from framing.sources.mentions import Evidence
from framing.sources.names import fold, load_given_names

if TYPE_CHECKING:
    from framing.sources.article import Article

__all__ = ["guess_branch", "guess_company", "guess_foreign", "guess_headed", "guess_sounding"]

# Probability from which the words of a name decide, and from which its last word is taken for a body's.
_NEEDS, _SOUNDS = 0.4, 0.3


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


def guess_branch(name: str) -> Evidence:
    """Return what a name with a country in it is: by its words, else a company ("Freeport Indonesia").

    Examples
    --------
    >>> guess_branch("Zyx Peru").type
    'business'
    """
    kind, probability = classify_name(name)
    if kind is not None and probability >= _NEEDS:
        return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
    return Evidence("business", None, f"name with a country: {name}", 0.4, name)


# First words of bodies' names in languages that put the noun first, as far as no person is called so.
_FIRST: dict[str, SourceType] = {
    **dict.fromkeys(("foro", "fundacion", "fondation", "fundacao", "asociacion", "associacao", "comite", "colectivo",
                     "collectif", "sindicato", "syndicat", "coordinadora", "ligue", "confederacion", "federacion",
                     "yayasan", "jaringan", "perkumpulan", "liga", "comissao", "pastoral", "caritas"), "ngo"),
    **dict.fromkeys(("partido", "partito", "partai", "parti", "partiya", "fuerza", "alianza", "alianca"), "party"),
    **dict.fromkeys(("frente", "movimiento", "mouvement", "movimento", "kataib", "liwa", "harakat", "jaish", "jaysh",
                     "saraya", "jabhat", "jund", "faylaq", "asaib", "katiba", "ahrar", "usbat"), "opposition"),
    **dict.fromkeys(("ministerio", "ministere", "fiscalia", "policia", "gendarmerie", "kementerian", "procuraduria",
                     "defensoria", "asamblea", "congreso", "gobernacion", "alcaldia", "prefecture"), "state"),
    **dict.fromkeys(("radio", "diario", "agencia", "agence", "televizija", "telewizja", "canal"), "media"),
    **dict.fromkeys(("instituto", "institut", "universidad", "universite", "universidade", "universitas"), "expert"),
}  # fmt: skip


# Last words of companies' names.
_LAST = frozenset({
    "metals", "mining", "minerals", "motors", "airlines", "airways", "oil", "petroleum", "energy", "steel", "cement",
    "telecom", "foods", "holdings", "industries", "resources", "logistics", "shipping", "lines", "pharma", "systems",
    "technologies", "partners", "ltd", "inc", "corp", "plc", "gmbh", "textiles", "garments", "apparels", "fashions",
    "breweries", "timber", "plantations", "insurance", "construction", "properties", "electric", "bank", "airport",
})  # fmt: skip


def guess_company(name: str) -> Evidence | None:
    """Return a company where the last word of a name is one that companies have.

    Examples
    --------
    >>> guess_company("Zyx Metals").type, guess_company("Anna Berg")
    ('business', None)
    """
    first, _, last = fold(name).rpartition(" ")
    fits = bool(first) and last in _LAST and first.split()[0] not in load_given_names()
    return Evidence("business", None, f"last word of the name: {name}", 0.6, name) if fits else None


def guess_foreign(name: str) -> Evidence | None:
    """Return what the first word of a name says in languages that put the noun first.

    Examples
    --------
    >>> guess_foreign("Fundación Ríos").type, guess_foreign("Anna Berg")
    ('ngo', None)
    """
    first, _, rest = name.partition(" ")
    kind = _FIRST.get(fold(first)) if rest else None
    return Evidence(kind, None, f"first word of the name: {name}", 0.6, name) if kind is not None else None


def guess_sounding(article: Article, index: int, name: str) -> Evidence | None:
    """Read a name that ends in a word that bodies have and people don't: "Corridor Health"."""
    first, _, last = name.rpartition(" ")
    before = article.items[index - 1] if index else None
    if not first or (before is not None and before.kind in ("title", "noun", "name")):
        return None
    opening = fold(first.split()[0])
    if {opening, fold(last)} & load_given_names().keys() or opening in words_of("particle"):
        return None
    if classify_name(last)[1] < _SOUNDS:
        return None
    kind, probability = classify_name(name)
    if probability < _NEEDS:
        return None
    return Evidence(kind, None, f"words of the name: {name}", round(probability, 2), name)
