"""Segmentation: layout of scraped pages, sentences, tokens and quotation marks, all as offsets."""
