"""The report: a comparison as one offline HTML file that an editor can read."""

from framing.report.writing import write_report

__all__ = ["write_report"]
