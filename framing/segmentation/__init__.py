"""Segmentation: layout of scraped pages, sentences, tokens and quotation marks, all as offsets."""

from framing.segmentation.layout import find_segments as segment
from framing.segmentation.pieces import read_prose
from framing.segmentation.prose import Prose, Quotation, Sentence
from framing.segmentation.quotations import find_quotations
from framing.segmentation.tokens import count_words, find_tokens

__all__ = ["Prose", "Quotation", "Sentence", "count_words", "find_quotations", "find_tokens", "read_prose", "segment"]
