"""Displays: pictures of a comparison, computed once, drawn with matplotlib as often as wanted."""

from framing.display.article import ArticleDisplay
from framing.display.attribution import AttributionDisplay
from framing.display.differences import DifferencesDisplay
from framing.display.framing_map import FramingMapDisplay
from framing.display.loaded_terms import LoadedTermsDisplay
from framing.display.source_matrix import SourceMatrixDisplay
from framing.display.source_mix import SourceMixDisplay

__all__ = [
    "ArticleDisplay",
    "AttributionDisplay",
    "DifferencesDisplay",
    "FramingMapDisplay",
    "LoadedTermsDisplay",
    "SourceMatrixDisplay",
    "SourceMixDisplay",
]
