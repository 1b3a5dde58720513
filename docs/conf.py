import framing

project = "framing"
author = "The framing developers"
copyright = "2026, the framing developers"
version = release = framing.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "framing"
autodoc_typehints = "description"
autodoc_member_order = "bysource"
default_role = "literal"
napoleon_google_docstring = False
