"""A corpus: documents in the order read, with unique ids, and what was set aside on the way.

In: documents and problems from `framing.reading`. Out: a sequence of `Document`. A corpus never changes;
`Corpus.replaced` makes a new one, as `framing.group_events` does when it sets each document's event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from framing.exceptions import InputError
from framing.records import Document

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Corpus", "Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that was set aside, or that deserves a look.

    Parameters
    ----------
    path : str or None
        The file, as given.
    line : int or None
        Line of the file, or row of the table (counted from 1, header excluded).
    reason : str
        What was wrong, in a sentence.
    document_id : str or None
        The document's id, where one is known.
    set_aside : bool
        Whether the input is missing from the corpus, or only noted.
    """

    path: str | None
    line: int | None
    reason: str
    document_id: str | None = None
    set_aside: bool = True

    def __str__(self) -> str:
        if self.path is None:
            where = self.document_id or "input" if self.line is None else f"row {self.line}"
        else:
            where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


class Corpus(Sequence[Document]):
    """An immutable sequence of documents with unique ids.

    Parameters
    ----------
    documents : iterable of Document
        In the order in which they are to be kept.
    problems : iterable of Problem, optional
        What reading set aside or noted.
    name : str, optional
        A title for reports.

    Raises
    ------
    InputError
        If two documents have the same id.

    Examples
    --------
    >>> corpus = Corpus([Document("a", "One.", outlet="Wire"), Document("b", "Two.", outlet="Daily")])
    >>> len(corpus), corpus.outlets
    (2, ('Wire', 'Daily'))
    >>> corpus.get("b").text
    'Two.'
    """

    def __init__(
        self, documents: Iterable[Document], *, problems: Iterable[Problem] = (), name: str | None = None
    ) -> None:
        self._documents = tuple(documents)
        self._by_id = {document.id: document for document in self._documents}
        self.problems = tuple(problems)
        self.name = name
        if len(self._by_id) < len(self._documents):
            seen: set[str] = set()
            twice = next(d.id for d in self._documents if d.id in seen or seen.add(d.id))  # type: ignore[func-returns-value] # set.add returns None on purpose here
            msg = f"two documents have the id {twice!r}: ids must be unique inside a corpus"
            raise InputError(msg)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Document, ...]: ...
    def __getitem__(self, index: int | slice) -> Document | tuple[Document, ...]:
        return self._documents[index]

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._documents)

    def __repr__(self) -> str:
        aside = sum(problem.set_aside for problem in self.problems)
        return (
            f"Corpus({len(self)} documents, {len(self.outlets)} outlets, {len(self.events)} events"
            f"{f', {aside} set aside' if aside else ''})"
        )

    def get(self, document_id: str) -> Document:
        """Return the document with this id.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self._by_id[document_id]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, each once, in order of first appearance."""
        return tuple(dict.fromkeys(d.outlet for d in self if d.outlet is not None))

    @property
    def events(self) -> tuple[str, ...]:
        """The events, each once, in order of first appearance."""
        return tuple(dict.fromkeys(d.event for d in self if d.event is not None))

    def replaced(self, documents: Iterable[Document]) -> Corpus:
        """Return a corpus of other documents with the same name and problems."""
        return Corpus(documents, problems=self.problems, name=self.name)

    def frame(self) -> pd.DataFrame:
        """Return one row a document: id, outlet, event, date, title, url, characters."""
        import pandas as pd

        return pd.DataFrame.from_records(
            [(d.id, d.outlet, d.event, d.date, d.title, d.url, len(d.text)) for d in self],
            columns=["id", "outlet", "event", "date", "title", "url", "characters"],
        )
