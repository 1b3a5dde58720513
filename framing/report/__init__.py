"""The report: a comparison as one offline HTML file that an editor can read, and what a notebook shows in a cell."""

from framing.report.notebook import ShownText, describe_comparison, show
from framing.report.writing import write_report

__all__ = ["ShownText", "describe_comparison", "show", "write_report"]
