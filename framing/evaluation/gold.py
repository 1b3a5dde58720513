"""Scores of annotations against gold in the interchange format (``docs/interchange.md``).

Gold entries carry ``required``: true where both readers marked them. Recall counts required entries only; a prediction
that meets an optional entry is neither right nor wrong for recall and right for precision. An attribution is found when
the Jaccard index of the content tokens is at least 0.5; speaker, type, anonymity, source span and voice are judged on
the matched pairs.

Rows are the raw JSON objects: gold may carry more than a record does, such as a list of acceptable types.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.evaluation.matching import PrecisionRecall, TokenIndex, jaccard, pair_greedily

__all__ = ["GoldScores", "score_gold"]

Row = Mapping[str, Any]

# Half of the content tokens shared: the usual partial match for attributions (Newell et al. 2018).
_CONTENT_MIN = 0.5
# A required entry wins over an optional one that fits as well.
_REQUIRED_FIRST = 0.001


@dataclass(frozen=True, slots=True)
class GoldScores:
    """What `score_gold` found, over all documents.

    Parameters
    ----------
    documents, missing : int
        Gold documents, and those without a prediction (scored as empty).
    attribution, typed, loaded : PrecisionRecall
        Attributions; attributions with the right source type; loaded terms.
    type_share, name_share, anonymous_share, source_share : float
        Shares of the matched attributions with the right type, speaker name, anonymity and source span, in [0, 1].
    voice_share : float
        Share of the matched loaded terms with the right voice, in [0, 1].
    mix_distance : float
        Total variation distance between predicted and gold mix of source types, mean over documents, in [0, 1].
    confusions : mapping
        (gold type, predicted type) -> count, over matched attributions with the wrong type.
    """

    documents: int
    missing: int
    attribution: PrecisionRecall
    typed: PrecisionRecall
    loaded: PrecisionRecall
    type_share: float
    name_share: float
    anonymous_share: float
    source_share: float
    voice_share: float
    mix_distance: float
    confusions: Mapping[tuple[str, str | None], int]

    def __str__(self) -> str:
        rows = (("attribution", self.attribution), ("typed attribution", self.typed), ("loaded terms", self.loaded))
        lines = [
            f"{name:<18} P {100 * r.precision:.1f}  R {100 * r.recall:.1f}  F1 {100 * r.f1:.1f}"
            f"  (right {r.correct} of {r.predicted}, found {r.found} of {r.gold})"
            for name, r in rows
        ]
        return "\n".join(
            [
                f"documents {self.documents}  without prediction {self.missing}",
                *lines,
                f"on matched: type {self.type_share:.3f}  speaker name {self.name_share:.3f}"
                f"  anonymous {self.anonymous_share:.3f}  source span {self.source_share:.3f}"
                f"  voice {self.voice_share:.3f}",
                f"source-mix distance {self.mix_distance:.3f}",
            ]
        )

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain JSON types."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        for name in ("attribution", "typed", "loaded"):
            plain[name] = plain[name].to_dict()
        plain["confusions"] = [
            {"gold": wanted, "predicted": got, "count": count} for (wanted, got), count in self.confusions.items()
        ]
        return plain


def score_gold(predictions: Sequence[Row], gold: Sequence[Row]) -> GoldScores:
    """Score predictions against gold.

    Parameters
    ----------
    predictions, gold : sequence of mapping
        Interchange rows. A gold document without a prediction counts as predicted empty.

    Returns
    -------
    GoldScores
    """
    total: Counter[str] = Counter()
    distances: list[float] = []
    confusions: Counter[tuple[str, str | None]] = Counter()
    for gold_row in gold:
        prediction = _find_prediction(gold_row, predictions)
        if prediction is None:
            total["missing"] += 1
            total["gold"] += sum(map(_is_required, gold_row["attributions"]))
            total["loaded_gold"] += sum(map(_is_required, gold_row.get("loaded", ())))
            distances.append(1.0)
            continue
        tokens = TokenIndex(prediction["text"])
        total.update(_count_attributions(prediction["attributions"], gold_row["attributions"], tokens, confusions))
        total.update(_count_loaded(prediction.get("loaded", ()), gold_row.get("loaded", ()), tokens))
        distances.append(_mix_distance(prediction["attributions"], gold_row["attributions"]))

    matched = max(1, total["correct"])
    return GoldScores(
        documents=len(gold),
        missing=total["missing"],
        attribution=PrecisionRecall(total["correct"], total["predicted"], total["found"], total["gold"]),
        typed=PrecisionRecall(total["type"], total["predicted"], total["typed_found"], total["gold"]),
        loaded=PrecisionRecall(
            total["loaded_correct"], total["loaded_predicted"], total["loaded_found"], total["loaded_gold"]
        ),
        type_share=total["type"] / matched,
        name_share=total["name"] / matched,
        anonymous_share=total["anonymous"] / matched,
        source_share=total["source"] / matched,
        voice_share=total["voice"] / max(1, total["loaded_correct"]),
        mix_distance=sum(distances) / max(1, len(distances)),
        confusions=dict(confusions),
    )


def _find_prediction(gold_row: Row, predictions: Sequence[Row]) -> Row | None:
    """Find by id; else by an id that holds the gold's id or file name (gold kept as one file a document)."""
    wanted = str(gold_row["id"])
    for row in predictions:
        if str(row["id"]) == wanted:
            return row
    stem = re.sub(r"\.\w+$", "", str(gold_row.get("file") or wanted).rpartition("/")[2])
    return next((row for row in predictions if wanted in str(row["id"]) or stem in str(row["id"])), None)


def _count_attributions(
    predicted: Sequence[Row], gold: Sequence[Row], tokens: TokenIndex, confusions: Counter[tuple[str, str | None]]
) -> Counter[str]:
    contents = [[tokens.covered(_spans(row["content"])) for row in rows] for rows in (predicted, gold)]
    scored = [
        (-(overlap + _REQUIRED_FIRST * _is_required(gold[j])), i, j)
        for i, one in enumerate(contents[0])
        for j, other in enumerate(contents[1])
        if (overlap := jaccard(one, other, both_empty=0.0)) >= _CONTENT_MIN
    ]
    pairs = pair_greedily(scored)
    counts = Counter(predicted=len(predicted), gold=sum(map(_is_required, gold)), correct=len(pairs))
    for i, j in pairs:
        counts.update(_judge_pair(predicted[i], gold[j], tokens))
        speaker_type, wanted = _speaker(predicted[i]).get("type"), _types(gold[j])
        if speaker_type not in wanted:
            confusions[wanted[0], speaker_type] += 1
    return counts


def _judge_pair(predicted: Row, gold: Row, tokens: TokenIndex) -> Counter[str]:
    speaker, wanted = _speaker(predicted), _speaker(gold)
    type_right = speaker.get("type") in _types(gold)
    name, wanted_name = speaker.get("name"), wanted.get("name")
    sources = [tokens.covered(_spans([row["source"]] if row.get("source") else [])) for row in (predicted, gold)]
    no_source = not predicted.get("source") and not gold.get("source")
    return Counter(
        found=int(_is_required(gold)),
        type=int(type_right),
        typed_found=int(type_right and _is_required(gold)),
        name=int(bool(_name_words(name) & _name_words(wanted_name)) or not (name or wanted_name)),
        anonymous=int(bool(speaker.get("anonymous")) == bool(wanted.get("anonymous"))),
        source=int(no_source or jaccard(sources[0], sources[1], both_empty=0.0) >= _CONTENT_MIN),
    )


def _count_loaded(predicted: Sequence[Row], gold: Sequence[Row], tokens: TokenIndex) -> Counter[str]:
    covers = [[tokens.covered(_spans([row])) for row in rows] for rows in (predicted, gold)]
    pairs = pair_greedily(
        (-(jaccard(one, other, both_empty=0.0) + _REQUIRED_FIRST * _is_required(gold[j])), i, j)
        for i, one in enumerate(covers[0])
        for j, other in enumerate(covers[1])
        if one & other
    )
    return Counter(
        loaded_predicted=len(predicted),
        loaded_gold=sum(map(_is_required, gold)),
        loaded_correct=len(pairs),
        loaded_found=sum(_is_required(gold[j]) for _, j in pairs),
        voice=sum(predicted[i].get("voice") == gold[j]["voice"] for i, j in pairs),
    )


def _mix_distance(predicted: Sequence[Row], gold: Sequence[Row]) -> float:
    """Distance to the mix of what both readers marked, or of what either marked, whichever is nearer."""
    mix = _type_mix(_speaker(row).get("type") for row in predicted)
    wanted = (
        _type_mix(_types(row)[0] for row in gold if _is_required(row)),
        _type_mix(_types(row)[0] for row in gold),
    )
    return min(0.5 * sum(abs(other.get(t, 0) - mix.get(t, 0)) for t in other.keys() | mix.keys()) for other in wanted)


def _type_mix(types: Iterable[str | None]) -> dict[str | None, float]:
    counts = Counter(types)
    return {name: count / counts.total() for name, count in counts.items()}


def _is_required(row: Row) -> bool:
    return bool(row.get("required", True))


def _speaker(row: Row) -> Row:
    """Return the speaker as an object; gold of an older form has name and type on the attribution itself."""
    speaker = row.get("speaker")
    if isinstance(speaker, Mapping):
        return speaker
    return {"name": speaker, "type": row.get("type"), "anonymous": row.get("anonymous")}


def _types(row: Row) -> Sequence[str]:
    """Return the acceptable types, the preferred one first."""
    wanted = _speaker(row).get("type")
    return wanted if isinstance(wanted, list) else [wanted]  # type: ignore[list-item]  # gold without a type fits none


def _spans(rows: Iterable[Row]) -> list[tuple[int, int]]:
    return [(row["start"], row["end"]) for row in rows]


def _name_words(name: str | None) -> set[str]:
    """Return the capitalised words of a name, else its longer words, in lower case."""
    capitalised = {word.lower() for word in re.findall(r"[A-Z][\w’'-]+", name or "")}
    return capitalised or set(re.findall(r"\w{4,}", (name or "").lower()))
