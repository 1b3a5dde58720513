"""Public data sets, read from the user's own download in the form in which they were published.

Nothing is downloaded and nothing of the sets is part of the package. Each loader checks its path at once and then
reads article by article. ``docs/datasets.md`` says where the sets come from and what their licences ask.
"""

from framing.datasets.babe import read_babe
from framing.datasets.basil import read_basil
from framing.datasets.fakes import read_fakes
from framing.datasets.marked import LabelledSentence, MarkedDocument, MarkedSpan
from framing.datasets.newswcl50 import read_newswcl50
from framing.datasets.polnear import read_polnear

__all__ = [
    "LabelledSentence",
    "MarkedDocument",
    "MarkedSpan",
    "read_babe",
    "read_basil",
    "read_fakes",
    "read_newswcl50",
    "read_polnear",
]
