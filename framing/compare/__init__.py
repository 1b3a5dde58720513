"""Outlets compared inside the events they report: pooled values, intervals by resampling, paired differences."""

from framing.compare.comparison import OutletComparison
from framing.compare.outlets import compare_outlets

__all__ = ["OutletComparison", "compare_outlets"]
