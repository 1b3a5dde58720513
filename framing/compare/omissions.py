"""Sources that most outlets cite and one does not: each absence, with how unusual it is.

In: for one event, which outlet cited which source, and what it wrote. Out: the omissions, and the probability of each
absence. Of a source whose body is cited all the same, or which is a body cited through its people, that is said.

The model is that of Rasch (1960): the odds that an outlet cites a source are a product of two numbers, one for how
widely the source is cited, one for how many sources the outlet cites. The first is estimated from the other outlets
only, (cited + 1/2) / (not cited + 1/2); the second is set so that the expected number of sources is the number that
the outlet did cite. So a brief with two sources is not remarkable for lacking a third. The probability describes; it
is no test, since nobody said before looking which absence would be of interest.

References
----------
G. Rasch. 1960. Probabilistic Models for Some Intelligence and Attainment Tests. Danish Institute for Educational
Research.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import expit

from framing.compare.affiliations import find_affiliations
from framing.compare.names import Source, mentions

__all__ = ["absence_probability", "list_omissions"]

_Floats = npt.NDArray[np.float64]

# An absence among so few outlets, or from an outlet with so few sources, says little.
_FEW_OUTLETS, _FEW_SOURCES = 4, 5

# Log odds beyond which a probability is 0 or 1 to seven digits.
_FAR = 40.0


def list_omissions(
    sources: Sequence[Source], heard: npt.NDArray[np.bool_], texts: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    """Yield the named sources that more than half of at least two others cite, outlet by outlet.

    Parameters
    ----------
    sources : sequence of Source
        Of one event, each once.
    heard : array of bool, shape (n_sources, n_outlets)
        Who cited whom.
    texts : mapping of str to str
        The outlets that report the event, with what each wrote on it.

    Yields
    ------
    tuple
        outlet, source, type, n_heard, n_others, n_sources, mentioned, heard_through, probability, caution.
    """
    n_others = len(texts) - 1
    named = [k for k, source in enumerate(sources) if source.named]
    if n_others < 2 or not named:
        return
    probability = absence_probability(heard[named])
    affiliations = find_affiliations(sources, texts.values())
    for column, (outlet, text) in enumerate(texts.items()):
        cited = [source for k, source in enumerate(sources) if heard[k, column]]
        n_sources = int(heard[named, column].sum())
        for row, k in enumerate(named):
            source, n_heard = sources[k], int(heard[k].sum())
            if heard[k, column] or 2 * n_heard <= n_others:
                continue
            behind = [other.name for other in cited if other in affiliations[source]]
            through = [other.name for other in cited if source in affiliations[other]]
            counts = (n_heard, n_others, n_sources, mentions(text, source), ", ".join([*behind, *through]))
            caution = _caution(len(texts), n_sources, behind=behind, through=through)
            yield (outlet, source.name, source.type, *counts, float(probability[row, column]), caution)


def _caution(n_outlets: int, n_sources: int, *, behind: Collection[str], through: Collection[str]) -> str:
    parts = []
    if behind:
        parts.append("its body is cited")
    if through:
        parts.append("cited through its people or parts")
    if n_outlets < _FEW_OUTLETS:
        parts.append(f"only {n_outlets} outlets report the event")
    if n_sources < _FEW_SOURCES:
        parts.append(f"the outlet names {n_sources} source{'' if n_sources == 1 else 's'} here")
    return "; ".join(parts)


def absence_probability(heard: npt.NDArray[np.bool_]) -> _Floats:
    """Return, for each source and outlet, the probability that the outlet does not cite the source.

    Parameters
    ----------
    heard : array of bool, shape (n_sources, n_outlets)
        Who cited whom in one event.

    Returns
    -------
    array of shape (n_sources, n_outlets)
        NaN where there is no other outlet, and 1 for an outlet that cites nobody.

    Examples
    --------
    A source that all three others cite is missing from an outlet that cites two of four:

    >>> import numpy as np
    >>> heard = np.array([[1, 1, 1, 0], [1, 1, 1, 1], [0, 1, 0, 0], [0, 0, 0, 1]], dtype=bool)
    >>> absence_probability(heard)[0, 3].round(2)
    np.float64(0.18)
    """
    n_sources, n_outlets = heard.shape
    probability = np.full(heard.shape, np.nan)
    if n_outlets < 2:
        return probability
    cited = heard.sum(axis=1, keepdims=True) - heard
    source = np.log((cited + 0.5) / (n_outlets - 1 - cited + 0.5))
    for outlet in range(n_outlets):
        n_cited = int(heard[:, outlet].sum())
        if n_cited in (0, n_sources):
            probability[:, outlet] = 1.0 if n_cited == 0 else 0.0
            continue
        level = brentq(_surplus, -_FAR, _FAR, args=(source[:, outlet], n_cited))
        probability[:, outlet] = 1 - expit(level + source[:, outlet])
    return probability


def _surplus(level: float, source: _Floats, n_cited: int) -> float:
    """Return by how much the expected number of cited sources exceeds the one observed."""
    return float(expit(level + source).sum()) - n_cited
