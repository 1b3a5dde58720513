"""The two taggers that come with the package, by name.

In: ``"accurate"`` or ``"fast"``. Out: the tagger, loaded once a process. Their modules are imported when they are asked
for, so that the fast one costs nothing of what the accurate one needs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from framing.attribution.tagger import Tagger
from framing.exceptions import InputError

__all__ = ["TAGGERS", "TaggerName", "load_tagger"]

TaggerName = Literal["accurate", "fast"]
TAGGERS: tuple[TaggerName, ...] = get_args(TaggerName)


@lru_cache(maxsize=2)
def load_tagger(name: TaggerName = "accurate") -> Tagger:
    """Return a packaged tagger; it is loaded once and kept.

    Parameters
    ----------
    name : {"accurate", "fast"}
        ``accurate`` is the default of the library, ``fast`` is for large collections.

    Raises
    ------
    InputError
        If there is no tagger of that name.

    Examples
    --------
    >>> isinstance(load_tagger("fast"), Tagger)
    True
    """
    if name not in TAGGERS:
        msg = f"no tagger is called {name!r}; choose one of {', '.join(TAGGERS)}"
        raise InputError(msg)
    if name == "fast":
        from framing.attribution.fast import load_fast_tagger

        return load_fast_tagger()
    from framing.attribution.encoder import load_encoder_tagger

    return load_encoder_tagger()
