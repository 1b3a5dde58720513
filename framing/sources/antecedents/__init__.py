"""Whom a pronoun, "the group" or "one of them" points to."""
