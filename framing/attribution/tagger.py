"""The interface of taggers.

In: `Prose`. Out: `Tagging`: one label a token, and, where the tagger knows them, the probabilities of all labels
and scores for pairs of mentions. Any object with a ``tag`` method of this signature can be given to
`framing.attribution.find_attributions`; those that come with the package are in `framing.attribution.packaged`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from numpy.typing import NDArray

from framing.attribution.confidence import Calibration
from framing.attribution.labels import LABELS
from framing.attribution.linking import Group
from framing.exceptions import InputError
from framing.segmentation.prose import Prose

__all__ = ["Tagger", "Tagging"]


@dataclass(frozen=True, slots=True)
class Tagging:
    """Labels for the tokens of one `Prose`.

    Parameters
    ----------
    labels : tuple of str
        One of `LABELS` a token.
    probabilities : array of shape (tokens, labels) or None
        Probability of each label, columns in the order of `LABELS`.
    links : mapping or None
        Probability that two mentions belong together, where the tagger has a view: ``(first token of the cue, first
        token of the source or content) -> probability``.
    groups : tuple of Group or None
        The attributions, where the tagger puts them together itself; assembly then only tidies them.
    calibration : Calibration or None
        Turns what the tagger and the linker thought into the probability that an attribution is right.

    Examples
    --------
    >>> Tagging(("B-source", "B-cue")).labels
    ('B-source', 'B-cue')
    """

    labels: tuple[str, ...]
    probabilities: NDArray[Any] | None = field(default=None, compare=False)
    links: Mapping[tuple[int, int], float] | None = None
    groups: tuple[Group, ...] | None = None
    calibration: Calibration | None = None

    def __post_init__(self) -> None:
        unknown = set(self.labels) - set(LABELS)
        if unknown:
            msg = f"unknown labels {sorted(unknown)}; a tagger may use {', '.join(LABELS)}"
            raise InputError(msg)
        if self.probabilities is not None and self.probabilities.shape != (len(self.labels), len(LABELS)):
            shape = (len(self.labels), len(LABELS))
            msg = f"probabilities must have the shape {shape}, got {self.probabilities.shape}"
            raise InputError(msg)


@runtime_checkable
class Tagger(Protocol):
    """Anything that labels the tokens of a `Prose`."""

    def tag(self, prose: Prose) -> Tagging:
        """Return one label a token."""
        ...
