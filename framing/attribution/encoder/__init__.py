"""The accurate tagger: a small transformer, its decoder, and (in `training`) the code that trains it."""

from framing.attribution.encoder.tagger import EncoderTagger, load_encoder_tagger

__all__ = ["EncoderTagger", "load_encoder_tagger"]
