"""Displays: pictures of a comparison, computed once, drawn with matplotlib as often as wanted."""

from framing.display.article import ArticleDisplay
from framing.display.attribution import AttributionDisplay
from framing.display.credence import CredenceGapDisplay
from framing.display.differences import DifferencesDisplay
from framing.display.distinctive import WordingDisplay
from framing.display.framing_map import FramingMapDisplay
from framing.display.loaded_terms import LoadedTermsDisplay
from framing.display.naming import NamingDisplay
from framing.display.source_matrix import SourceMatrixDisplay
from framing.display.source_mix import SourceMixDisplay
from framing.display.timeline import TimelineDisplay

__all__ = [
    "ArticleDisplay",
    "AttributionDisplay",
    "CredenceGapDisplay",
    "DifferencesDisplay",
    "FramingMapDisplay",
    "LoadedTermsDisplay",
    "NamingDisplay",
    "SourceMatrixDisplay",
    "SourceMixDisplay",
    "TimelineDisplay",
    "WordingDisplay",
]
