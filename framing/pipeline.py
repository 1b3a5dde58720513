"""The one place that knows the order of the steps: document in, annotation out.

    segment -> read_prose -> find_attributions -> resolve_speakers -> find_terms

Each step is a function of records and leaves the text alone, so any of them can be called by itself. Taggers, the
gazetteer and the lexicon are loaded once a process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal

from framing.attribution import find_attributions, load_tagger
from framing.exceptions import InputError
from framing.records import Annotation, Document
from framing.segmentation import read_prose, segment
from framing.sources import resolve_speakers
from framing.terms import find_terms

if TYPE_CHECKING:
    from framing.attribution import Tagger

__all__ = ["TaggerName", "annotate", "annotate_document", "iter_annotations"]

TaggerName = Literal["accurate", "fast"]

# Documents handed to a worker at a time: large enough that sending them costs little beside annotating them, small
# enough that progress moves and that memory stays flat over a long stream.
_BATCH = 16


def annotate(
    corpus: Iterable[Document | str] | Document | str,
    *,
    tagger: TaggerName | Tagger = "accurate",
    n_jobs: int | None = None,
) -> list[Annotation]:
    """Find who is cited for what, who they are, and the loaded terms, in every document.

    Parameters
    ----------
    corpus : Corpus, iterable of Document or str, Document, or str
        The documents; plain strings become documents with the ids ``"0"``, ``"1"`` ...
    tagger : {"accurate", "fast"} or Tagger, default="accurate"
        What marks sources, cues and contents.
    n_jobs : int or None, default=None
        Worker processes, as in joblib: ``None`` means one, ``-1`` all processors.

    Returns
    -------
    list of Annotation
        One a document, in the order given.

    Raises
    ------
    InputError
        If something in `corpus` is neither a document nor a string.

    Examples
    --------
    >>> import framing
    >>> [annotation] = framing.annotate('"The talks failed," minister Anna Berg said on Monday.')
    >>> attribution = annotation.attributions[0]
    >>> attribution.cue.of(annotation.text), attribution.quote, attribution.speaker.name
    ('said', 'direct', 'Anna Berg')
    """
    return list(iter_annotations(corpus, tagger=tagger, n_jobs=n_jobs))


def iter_annotations(
    corpus: Iterable[Document | str] | Document | str,
    *,
    tagger: TaggerName | Tagger = "accurate",
    n_jobs: int | None = None,
) -> Iterator[Annotation]:
    """Annotate a stream: as `annotate`, but one at a time, so that memory stays flat.

    Parameters
    ----------
    corpus, tagger, n_jobs
        As for `annotate`; `corpus` may be a generator and is read as it is needed.

    Yields
    ------
    Annotation
        In the order given.
    """
    documents = _as_documents(corpus)
    if n_jobs is None or n_jobs == 1:
        marker = load_tagger(tagger) if isinstance(tagger, str) else tagger
        for document in documents:
            yield annotate_document(document, tagger=marker)
        return

    from joblib import Parallel, delayed

    batches = iter(lambda: list(islice(documents, _BATCH)), [])
    work = Parallel(n_jobs=n_jobs, return_as="generator", pre_dispatch="2*n_jobs")
    for done in work(delayed(_annotate_batch)(batch, tagger) for batch in batches):
        yield from done


def annotate_document(document: Document, *, tagger: TaggerName | Tagger = "accurate") -> Annotation:
    """Run every step on one document.

    Parameters
    ----------
    document : Document
        The article.
    tagger : {"accurate", "fast"} or Tagger
        As for `annotate`.

    Returns
    -------
    Annotation
    """
    marker = load_tagger(tagger) if isinstance(tagger, str) else tagger
    try:
        segments = segment(document)
        prose = read_prose(document, segments)
        attributions = resolve_speakers(prose, find_attributions(prose, tagger=marker))
        return Annotation(document, segments, attributions, find_terms(prose, attributions))
    except Exception as error:
        error.add_note(f"while annotating document {document.id!r}")
        raise


def _annotate_batch(documents: list[Document], tagger: TaggerName | Tagger) -> list[Annotation]:
    return [annotate_document(document, tagger=tagger) for document in documents]


def _as_documents(corpus: Iterable[Document | str] | Document | str) -> Iterator[Document]:
    """Yield documents from whatever `annotate` takes; a string becomes a document named by its position."""
    entries = [corpus] if isinstance(corpus, Document | str) else corpus
    for position, entry in enumerate(entries):
        if isinstance(entry, Document):
            yield entry
        elif isinstance(entry, str):
            yield Document(id=str(position), text=entry)
        else:
            msg = (
                f"entry {position} is a {type(entry).__name__}, not a Document or a string: "
                "read files and tables with framing.read_corpus first"
            )
            raise InputError(msg)
