"""Outlets compared inside the events they report: scores, sources, statements, wording, and who copies whom.

`compare_outlets` compares scores, with intervals by resampling and paired differences. The others give the tables
behind a close reading: `compare_sources` (who was heard), `compare_quotations` (the same words in other frames),
`compare_wording` (distinctive words, by voice), `compare_unsourced` (sentences on no source), `compare_replies`
(accused and heard), `find_copies` (near-copies and wire copy). `find_contrasts` names what to look at first.
"""

from framing.compare.comparison import OutletComparison
from framing.compare.contrasts import Contrast, find_contrasts
from framing.compare.copies import CopyReport, find_copies
from framing.compare.correction import CorrectedComparison
from framing.compare.heard import SourceComparison, compare_sources
from framing.compare.outlets import compare_outlets
from framing.compare.quotations import QuotationComparison, compare_quotations
from framing.compare.replies import ReplyComparison, compare_replies
from framing.compare.unsourced import UnsourcedComparison, compare_unsourced
from framing.compare.wording import WordingComparison, compare_wording

__all__ = [
    "Contrast",
    "CopyReport",
    "CorrectedComparison",
    "OutletComparison",
    "QuotationComparison",
    "ReplyComparison",
    "SourceComparison",
    "UnsourcedComparison",
    "WordingComparison",
    "compare_outlets",
    "compare_quotations",
    "compare_replies",
    "compare_sources",
    "compare_unsourced",
    "compare_wording",
    "find_contrasts",
    "find_copies",
]
