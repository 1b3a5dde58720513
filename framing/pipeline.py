"""The one place that knows the order of the steps: document in, annotation out.

    segment -> read_prose -> tag -> find_attributions -> resolve_speakers -> read_wording -> find_terms

The encoder of the accurate tagger reads a document once: attributions and wording are both read off it.

Each step is a function of records and leaves the text alone, so any of them can be called by itself. Taggers, the
gazetteer and the lexicon are loaded once a process. A batch of documents goes through the steps side by side: the
code and the lists of one step then stay in the processor's cache, and the tagger reads several documents at once.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import TypeVar

from framing.attribution import (
    LEAST_CONFIDENCE,
    BatchTagger,
    Tagger,
    TaggerName,
    Tagging,
    find_attributions,
    load_tagger,
)
from framing.exceptions import InputError
from framing.records import Annotation, Attribution, Document
from framing.segmentation import Prose, read_prose, segment
from framing.sources import Gazetteer, read_gazetteer, resolve_speakers
from framing.terms import Lexicon, find_terms, read_lexicon
from framing.terms.wording import read_wordings

__all__ = ["Steps", "annotate", "iter_annotations"]

# Documents that go through the steps side by side, here or in a worker: large enough that sending them costs little
# beside annotating them, small enough that progress moves and that memory stays flat over a long stream.
_BATCH = 16

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Steps:
    """The choices that the steps of a run share, and the steps in their order.

    Parameters
    ----------
    tagger : {"accurate", "fast"} or Tagger
        What marks sources, cues and contents.
    gazetteer : Gazetteer, path or None
        Laid over the packaged one when it is a path.
    lexicon : Lexicon, path or None
        Laid over the packaged one when it is a path.
    min_confidence : float
        Attributions less likely than this to be right are left out.
    """

    tagger: TaggerName | Tagger = "accurate"
    gazetteer: Gazetteer | str | os.PathLike[str] | None = None
    lexicon: Lexicon | str | os.PathLike[str] | None = None
    min_confidence: float = LEAST_CONFIDENCE

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            msg = f"min_confidence is a probability between 0 and 1, got {self.min_confidence!r}"
            raise InputError(msg)

    def annotate(self, documents: Sequence[Document]) -> list[Annotation]:
        """Run every step on a batch of documents, one step after the other."""
        _load(self.tagger if isinstance(self.tagger, str) else None)
        return self._run_steps(documents)

    def _run_steps(self, documents: Sequence[Document]) -> list[Annotation]:
        tagger, gazetteer, lexicon = self._tagger(), self._gazetteer(), self._lexicon()

        def find(prose: Prose, tagging: Tagging) -> tuple[Attribution, ...]:
            return find_attributions(prose, tagger=tagger, tagging=tagging, min_confidence=self.min_confidence)

        segments = _each(documents, segment, documents)
        proses = _each(documents, read_prose, documents, segments)
        taggings = _tag(documents, proses, tagger)
        found = _each(documents, find, proses, taggings)
        attributions = _each(documents, partial(resolve_speakers, gazetteer=gazetteer), proses, found)
        with _naming(*documents):
            wordings = read_wordings(proses, lexicon=lexicon, states=[tagging.states for tagging in taggings])
        terms = _each(
            documents,
            lambda prose, cited, wording: find_terms(prose, cited, lexicon=lexicon, wording=wording),
            *(proses, attributions, wordings),
        )
        sentences = [wording.sentences for wording in wordings]
        return [*map(Annotation, documents, segments, attributions, terms, sentences)]

    def _tagger(self) -> Tagger:
        return load_tagger(self.tagger) if isinstance(self.tagger, str) else self.tagger

    def _gazetteer(self) -> Gazetteer | None:
        given = self.gazetteer
        return given if given is None or isinstance(given, Gazetteer) else _gazetteer_at(os.fspath(given))

    def _lexicon(self) -> Lexicon | None:
        given = self.lexicon
        return given if given is None or isinstance(given, Lexicon) else _lexicon_at(os.fspath(given))


def annotate(
    corpus: Iterable[Document | str] | Document | str,
    *,
    tagger: TaggerName | Tagger = "accurate",
    n_jobs: int | None = None,
    gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
    lexicon: Lexicon | str | os.PathLike[str] | None = None,
    min_confidence: float = LEAST_CONFIDENCE,
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
    gazetteer : Gazetteer or path, optional
        Your list of who is who; a path is laid over the packaged list.
    lexicon : Lexicon or path, optional
        Your list of loaded terms; a path is laid over the packaged list.
    min_confidence : float, default=0.13
        Leave out attributions that are less likely than this to be right, in [0, 1].

    Returns
    -------
    list of Annotation
        One a document, in the order given.

    Raises
    ------
    InputError
        If something in `corpus` is neither a document nor a string, or `min_confidence` is no probability.

    Examples
    --------
    >>> import framing
    >>> [annotation] = framing.annotate('"The talks failed," minister Anna Berg said on Monday.')
    >>> attribution = annotation.attributions[0]
    >>> attribution.cue.of(annotation.text), attribution.quote, attribution.speaker.name
    ('said', 'direct', 'Anna Berg')
    """
    steps = Steps(tagger, gazetteer, lexicon, min_confidence)
    return list(_run(steps, corpus, n_jobs, batch=_BATCH))


def iter_annotations(
    corpus: Iterable[Document | str] | Document | str,
    *,
    tagger: TaggerName | Tagger = "accurate",
    n_jobs: int | None = None,
    gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
    lexicon: Lexicon | str | os.PathLike[str] | None = None,
    min_confidence: float = LEAST_CONFIDENCE,
) -> Iterator[Annotation]:
    """Annotate a stream: as `annotate`, but one at a time, so that memory stays flat.

    Parameters
    ----------
    corpus, tagger, n_jobs, gazetteer, lexicon, min_confidence
        As for `annotate`; `corpus` may be a generator and is read as it is needed.

    Returns
    -------
    iterator of Annotation
        In the order given.
    """
    alone = n_jobs is None or n_jobs == 1
    return _run(Steps(tagger, gazetteer, lexicon, min_confidence), corpus, n_jobs, batch=1 if alone else _BATCH)


def _run(
    steps: Steps, corpus: Iterable[Document | str] | Document | str, n_jobs: int | None, *, batch: int
) -> Iterator[Annotation]:
    documents = _as_documents(corpus)
    batches = iter(lambda: list(islice(documents, batch)), [])
    if n_jobs is None or n_jobs == 1:
        for some in batches:
            yield from steps.annotate(some)
        return

    from joblib import Parallel, delayed

    work = Parallel(n_jobs=n_jobs, return_as="generator", pre_dispatch="2*n_jobs")
    for done in work(delayed(steps.annotate)(some) for some in batches):
        yield from done


def _tag(documents: Sequence[Document], proses: Sequence[Prose], tagger: Tagger) -> list[Tagging]:
    """Ask the tagger for the labels of all documents at once, where it can, or of one after the other."""
    if not isinstance(tagger, BatchTagger):
        return _each(documents, tagger.tag, proses)
    with _naming(*documents):
        return tagger.tag_all(proses)


def _each(documents: Sequence[Document], step: Callable[..., _Result], *given: Iterable[object]) -> list[_Result]:
    """Run one step on every document of a batch."""
    results = []
    for document, *known in zip(documents, *given, strict=True):
        with _naming(document):
            results.append(step(*known))
    return results


@contextmanager
def _naming(*documents: Document) -> Iterator[None]:
    """Say in the notes of an error which documents it comes from."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while annotating document {' or '.join(repr(document.id) for document in documents)}")
        raise


@lru_cache(maxsize=3)
def _load(tagger: TaggerName | None) -> None:
    """Load models and lists by a first run on one sentence, with garbage collection paused.

    Loading makes hundreds of thousands of small objects that all stay; looking through them for garbage again and again
    took a fifth of the first call.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        if tagger is not None:
            Steps(tagger)._run_steps([Document("", "The minister said no.")])
    finally:
        if enabled:
            gc.enable()


# A user's lists are read once a process, also in workers, which are given their paths only.
@lru_cache(maxsize=4)
def _gazetteer_at(path: str) -> Gazetteer:
    return read_gazetteer(path)


@lru_cache(maxsize=4)
def _lexicon_at(path: str) -> Lexicon:
    return read_lexicon(path)


def _as_documents(corpus: Iterable[Document | str] | Document | str) -> Iterator[Document]:
    """Yield documents from whatever `annotate` takes; a string becomes a document named by its position."""
    entries: Iterable[object] = [corpus] if isinstance(corpus, Document | str) else corpus
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
