"""How unusual it is that an outlet does not cite a source which most others cite.

In: for one event, which outlet cited which source. Out: the probability of each absence.

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

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import expit

__all__ = ["absence_probability"]

_Floats = npt.NDArray[np.float64]

# Log odds beyond which a probability is 0 or 1 to seven digits.
_FAR = 40.0


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
