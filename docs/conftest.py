"""The gallery's scripts are run by `tests/test_gallery.py`, not imported while tests are collected."""

collect_ignore_glob = ["gallery/*", "examples/*"]
