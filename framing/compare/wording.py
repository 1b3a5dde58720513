"""Distinctive wording: what each outlet writes more often than the others do on the same events, by voice.

In: annotations. Out: a `WordingComparison`: for every outlet and word the log-odds ratio with interval and q-value
(`framing.compare.logodds`), in the outlet's own voice or in its sources' voices, and the phrases that each outlet
repeats (nltk's collocation measures).

Conventions. Words are the tokens of the scored prose that begin with a letter, without case and accents; a phrase is
two words in one sentence and one voice, side by side, neither of them a function word. False discoveries are
controlled over all outlets and words of the table (Benjamini & Hochberg 1995). Rows keep the order of outlets; words
of one outlet go by z, since a table of words has no order of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from scipy import sparse, stats

from framing.compare.counted import find_prose
from framing.compare.grouping import Grouping, read_comparable
from framing.compare.logodds import compute_log_odds
from framing.compare.tabular import Tabular
from framing.exceptions import InputError
from framing.records import Annotation, Voice
from framing.sources.lists.names import fold

__all__ = ["WordingComparison", "compare_wording"]

_WORDS = [
    "outlet", "word", "count", "expected", "per_thousand", "log_odds", "low", "high", "z", "p_value", "q_value",
    "n_documents", "n_events", "caution",
]  # fmt: skip
_PHRASES = ["outlet", "phrase", "count", "likelihood_ratio", "n_documents", "elsewhere"]
# A word that one document alone has may be its topic, a name, or a slip.
_FEW_DOCUMENTS = 3
# Words of an outlet below which rates are extrapolations.
_FEW_WORDS = 1000


@dataclass(frozen=True, slots=True, eq=False)
class WordingComparison(Tabular):
    """What each outlet writes more, or less, often than the others on the same events.

    Parameters
    ----------
    words : pandas.DataFrame
        The main table (`frame`, `to_csv`). One row for each outlet and word: count, expected (at the others'
        rate on the same events), per_thousand, log_odds (above 0: more often here) with low and high, z,
        p_value, q_value, n_documents and n_events of this outlet that have the word, caution.
    phrases : pandas.DataFrame
        Pairs of words that stand together more often than chance would have them, by outlet: count, likelihood_ratio
        (Dunning 1993), n_documents, elsewhere (count in the other outlets).
    voice : str or None
        Whose words: ``outlet``, ``source``, or both.
    outlets : tuple of str
        In the order given.
    cautions : tuple of str
        What a reader has to know about the whole.
    """

    words: pd.DataFrame
    phrases: pd.DataFrame
    voice: Voice | None
    outlets: tuple[str, ...]
    cautions: tuple[str, ...]
    _main: ClassVar[str] = "words"

    def __repr__(self) -> str:
        n_words = self.words["word"].nunique()
        return f"<WordingComparison: outlets={len(self.outlets)}, words={n_words}, voice={self.voice or 'both'}>"


def compare_wording(
    annotations: Iterable[Annotation],
    *,
    voice: Voice | None = "outlet",
    within: str | None = "event",
    by: str = "outlet",
    least_count: int = 5,
    prior: float = 500.0,
    confidence: float = 0.95,
) -> WordingComparison:
    """Find the words that set outlets apart.

    Parameters
    ----------
    annotations : iterable of Annotation
        From `framing.annotate`, or read back.
    voice : {"outlet", "source", None}
        Count the words outside attributions, those inside, or both.
    within, by : str
        As for `framing.compare_outlets`. Documents on events that no other outlet reports are left out.
    least_count : int, default=5
        Words that all outlets together use less often are left out; a word that one outlet and the others (at their
        rate) use less often on shared events has no q-value in its rows.
    prior : float, default=500
        Weight of the prior in words, about an article's worth: the larger, the more a rare word needs to stand out.
    confidence : float, default=0.95
        Level of the intervals.

    Returns
    -------
    WordingComparison

    Raises
    ------
    InputError
        If an option is out of range or there is nothing to compare.

    Examples
    --------
    >>> from framing.records import Document
    >>> def article(outlet, word, event):
    ...     text = f"The {word} sent troops to the town. " * 4
    ...     return Annotation(Document(outlet + event, text, outlet=outlet, event=event))
    >>> words = {"A": "regime", "B": "government"}
    >>> annotations = [article(outlet, words[outlet], event) for event in "wxyz" for outlet in words]
    >>> wording = compare_wording(annotations, prior=50)
    >>> table = wording.words[wording.words["q_value"] < 0.05]
    >>> table[["outlet", "word", "count", "n_documents"]].to_dict("records")[0]
    {'outlet': 'A', 'word': 'regime', 'count': 16, 'n_documents': 4}
    """
    _check_options(voice=voice, least_count=least_count, prior=prior, confidence=confidence)
    annotated, grouping = read_comparable(annotations, by=by, within=within)
    texts = [list(_read_sentences(annotation, voice)) for annotation in annotated]
    counts, vocabulary = _count_words(texts, least_count)
    words = _tabulate_words(counts, vocabulary, grouping, least_count=least_count, prior=prior, confidence=confidence)
    return WordingComparison(words, _tabulate_phrases(texts, grouping), voice, grouping.outlets, grouping.cautions)


def _check_options(*, voice: object, least_count: int, prior: float, confidence: float) -> None:
    if voice not in ("outlet", "source", None):
        msg = f"voice must be 'outlet', 'source' or None, got {voice!r}"
        raise InputError(msg)
    if least_count < 1 or prior <= 0 or not 0 < confidence < 1:
        msg = (
            "least_count must be 1 or more, prior above 0 and confidence between 0 and 1, got "
            f"least_count={least_count!r}, prior={prior!r}, confidence={confidence!r}"
        )
        raise InputError(msg)


def _read_sentences(annotation: Annotation, voice: Voice | None) -> Iterator[list[str]]:
    """Yield runs of words: those of a sentence in the voice asked for, cut where the voice changes or a mark stands."""
    scored = find_prose(annotation)
    attributed = scored.attributed
    for sentence in scored.prose.sentences:
        run: list[str] = []
        for token in range(sentence.first, sentence.last):
            heard: Voice = "source" if attributed[token] else "outlet"
            word = scored.prose.words[token]
            if scored.is_word[token] and voice in (None, heard) and word[0].isalpha():
                run.append(fold(word))
            elif run:
                yield run
                run = []
        if run:
            yield run


def _count_words(texts: Sequence[Sequence[Sequence[str]]], least_count: int) -> tuple[sparse.csr_array, list[str]]:
    """Count the words of each document; rare ones are counted together in the last column, which keeps lengths true."""
    documents = [Counter(word for run in text for word in run) for text in texts]
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document)
    vocabulary = sorted(word for word, count in total.items() if count >= least_count)
    column = {word: k for k, word in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    for row, document in enumerate(documents):
        rare = 0
        for word, count in document.items():
            place = column.get(word)
            if place is None:
                rare += count
                continue
            rows.append(row)
            columns.append(place)
            values.append(count)
        rows.append(row)
        columns.append(len(vocabulary))
        values.append(rare)
    shape = (len(documents), len(vocabulary) + 1)
    return sparse.csr_array((np.array(values, dtype=np.float64), (rows, columns)), shape=shape), vocabulary


def _tabulate_words(
    counts: sparse.csr_array,
    vocabulary: Sequence[str],
    grouping: Grouping,
    *,
    least_count: int,
    prior: float,
    confidence: float,
) -> pd.DataFrame:
    code = {outlet: k for k, outlet in enumerate(grouping.outlets)}
    events: dict[Any, int] = {}
    group = np.array([code[outlet] for outlet in grouping.outlet_of])
    # a document without an event stands alone
    event = np.array([events.setdefault(k if e is None else e, len(events)) for k, e in enumerate(grouping.event_of)])
    spread = stats.norm.ppf((1 + confidence) / 2)
    frames = []
    for outlet, chosen in code.items():
        found = compute_log_odds(counts, group, event, chosen=chosen, prior=prior)
        used = counts[group == chosen] > 0
        columns = {
            "count": found.count, "expected": found.expected, "log_odds": found.log_odds,
            "per_thousand": 1000 * found.count / found.n_words if found.n_words else np.full(len(found.count), np.nan),
            "low": found.log_odds - spread * found.error, "high": found.log_odds + spread * found.error,
            "z": found.z, "p_value": found.p_value, "n_documents": np.asarray(used.sum(axis=0)).ravel(),
            "n_events": _count_events(used, event[group == chosen]),
        }  # fmt: skip
        frame = pd.DataFrame({name: column[: len(vocabulary)] for name, column in columns.items()})
        frame.insert(0, "outlet", outlet)
        frame.insert(1, "word", list(vocabulary))
        frame["tested"] = frame["count"] + frame["expected"] >= least_count
        frame["caution"] = [_caution(n, found.n_words, found.n_others) for n in frame["n_documents"]]
        frames.append(frame.sort_values(["z", "word"], ascending=[False, True], kind="stable"))
    table = pd.concat(frames, ignore_index=True)
    # words so rare on these events that no difference could show would only weaken the control
    known = (table["p_value"].notna() & table["tested"]).to_numpy()
    table["q_value"] = np.nan
    if known.any():
        table.loc[known, "q_value"] = stats.false_discovery_control(table.loc[known, "p_value"].to_numpy())
    whole = ["count", "n_documents", "n_events"]
    return table[_WORDS].astype(dict.fromkeys(whole, np.int64))


def _count_events(used: Any, event: Any) -> Any:
    """Count the events in whose documents each word stands."""
    coordinates = sparse.coo_array(used)
    pairs = {(e, c) for e, c in zip(event[coordinates.row].tolist(), coordinates.col.tolist(), strict=True)}
    return np.bincount([c for _, c in pairs], minlength=used.shape[1]) if pairs else np.zeros(used.shape[1])


def _caution(n_documents: int, n_words: int, n_others: int) -> str:
    if not n_words or not n_others:
        return "nothing to compare: no words, or no other outlet on the same events"
    parts = [f"only {n_documents} document{'' if n_documents == 1 else 's'}"] if n_documents < _FEW_DOCUMENTS else []
    if n_words < _FEW_WORDS:
        parts.append(f"the outlet has {n_words} words here")
    return "; ".join(parts)


def _tabulate_phrases(texts: Sequence[Sequence[Sequence[str]]], grouping: Grouping) -> pd.DataFrame:
    """Find the pairs of words that each outlet repeats, by Dunning's likelihood ratio."""
    from nltk.collocations import BigramCollocationFinder
    from nltk.metrics import BigramAssocMeasures
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    total = Counter(pair for text in texts for run in text for pair in pairwise(run))
    rows = []
    for outlet in grouping.outlets:
        own = [text for text, name in zip(texts, grouping.outlet_of, strict=True) if name == outlet]
        runs = [run for text in own for run in text]
        finder = BigramCollocationFinder.from_documents(runs)
        finder.apply_freq_filter(2)
        finder.apply_word_filter(lambda word: word in ENGLISH_STOP_WORDS or len(word) < 2)
        for pair, ratio in finder.score_ngrams(BigramAssocMeasures.likelihood_ratio):
            if ratio < _CHANCE:
                break
            count = finder.ngram_fd[pair]
            n_documents = sum(any(pair in pairwise(run) for run in text) for text in own)
            rows.append((outlet, " ".join(pair), count, ratio, n_documents, total[pair] - count))
    return pd.DataFrame.from_records(rows, columns=_PHRASES)


# Likelihood ratio that two independent words exceed once in a thousand times (chi square, one degree of freedom).
_CHANCE = float(stats.chi2.isf(0.001, 1))
