"""Speakers from a description alone: people, bodies and posts that no name goes with."""
