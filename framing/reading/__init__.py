"""Reading: files, tables, saved pages, manifests and data frames to documents; the interchange format in and out."""

from framing.reading.documents import read_corpus, read_document
from framing.reading.interchange import from_record, read_annotations, to_record, write_annotations

__all__ = ["read_corpus", "read_document", "read_annotations", "write_annotations", "to_record", "from_record"]
