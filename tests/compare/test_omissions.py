"""The probability of an absence."""

from __future__ import annotations

import numpy as np

from framing.compare.omissions import absence_probability


def test_expected_number_of_sources_is_the_number_cited() -> None:
    """An outlet's probabilities add up to the number of sources that it cites."""
    heard = np.random.default_rng(0).random((12, 6)) < 0.4
    presence = 1 - absence_probability(heard)
    cited = heard.sum(axis=0)
    partly = (cited > 0) & (cited < 12)
    assert np.allclose(presence.sum(axis=0)[partly], cited[partly])


def test_wider_cited_sources_are_missed_with_less_probability() -> None:
    """Of two absences in one outlet, the one of the source that more others cite is the rarer."""
    heard = np.zeros((4, 6), dtype=bool)
    heard[0, 1:] = heard[1, 1:3] = heard[2, 0] = heard[3, 3] = True
    probability = absence_probability(heard)[:, 0]
    assert probability[0] < probability[1]


def test_brief_with_few_sources_misses_one_easily() -> None:
    """The same absence is more likely in an outlet that cites fewer sources."""
    heard = np.ones((8, 5), dtype=bool)
    heard[0, :2] = False
    heard[2:, 1] = False  # the second outlet cites one source, the first seven
    probability = absence_probability(heard)[0]
    assert probability[1] > probability[0]


def test_order_of_outlets_and_sources_plays_no_part() -> None:
    """Rows and columns exchanged give the same probabilities in their new places."""
    heard = np.random.default_rng(1).random((9, 5)) < 0.5
    rows, columns = np.random.default_rng(2).permutation(9), np.random.default_rng(3).permutation(5)
    assert np.allclose(absence_probability(heard)[rows][:, columns], absence_probability(heard[rows][:, columns]))


def test_one_outlet_has_no_probability() -> None:
    """Without another outlet there is nothing to expect."""
    assert np.isnan(absence_probability(np.ones((3, 1), dtype=bool))).all()


def test_probabilities_are_calibrated_where_outlets_differ_in_length_only() -> None:
    """Of absences given a probability near p, about p happen: simulated with outlets of different lengths."""
    rng = np.random.default_rng(4)
    given, happened = [], []
    for _ in range(300):
        odds = rng.normal(0, 1.2, (15, 1)) + rng.normal(0, 1, (1, 8))
        heard = rng.random((15, 8)) < 1 / (1 + np.exp(-odds))
        given.append(absence_probability(heard).ravel())
        happened.append(~heard.ravel())
    probability, absent = np.concatenate(given), np.concatenate(happened)
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9)):
        inside = (probability >= low) & (probability < high)
        assert abs(absent[inside].mean() - probability[inside].mean()) < 0.06
