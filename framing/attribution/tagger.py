"""The interface of taggers.

In: `Prose`. Out: `Tagging`: one label a token, and, where the tagger knows them, the probabilities of all labels
and scores for pairs of mentions. Any object with a ``tag`` method of this signature can be given to
`framing.attribution.find_attributions`; those that come with the package are in `framing.attribution.packaged`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from numpy.typing import NDArray

from framing.attribution.confidence import Calibration
from framing.attribution.labels import LABELS
from framing.attribution.linking import Group
from framing.exceptions import InputError
from framing.segmentation.prose import Prose

__all__ = ["BatchTagger", "States", "Tagger", "Tagging"]


@dataclass(frozen=True, slots=True)
class States:
    """What an encoder makes of each token in its company, before any head looks at it.

    Parameters
    ----------
    values : array of shape (tokens, width)
        One row a token.
    encoder : str
        The encoder's own mark: weights fitted to the states of one encoder say nothing about those of another.
    """

    values: NDArray[Any]
    encoder: str


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
    states : States or None
        The tokens as the tagger's encoder reads them, for later steps to look at too, where it has one.

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
    states: States | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        unknown = set(self.labels) - set(LABELS)
        if unknown:
            msg = f"unknown labels {sorted(unknown)}; a tagger may use {', '.join(LABELS)}"
            raise InputError(msg)
        if self.probabilities is not None and self.probabilities.shape != (len(self.labels), len(LABELS)):
            shape = (len(self.labels), len(LABELS))
            msg = f"probabilities must have the shape {shape}, got {self.probabilities.shape}"
            raise InputError(msg)
        if self.states is not None and len(self.states.values) != len(self.labels):
            msg = f"states must have one row a token, got {len(self.states.values)} for {len(self.labels)} tokens"
            raise InputError(msg)


@runtime_checkable
class Tagger(Protocol):
    """Anything that labels the tokens of a `Prose`."""

    def tag(self, prose: Prose) -> Tagging:
        """Return one label a token."""
        ...


@runtime_checkable
class BatchTagger(Tagger, Protocol):
    """A tagger that is quicker when it is given several documents at once."""

    def tag_all(self, proses: Sequence[Prose]) -> list[Tagging]:
        """Return what `tag` returns for each document."""
        ...
