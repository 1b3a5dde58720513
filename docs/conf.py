import warnings

import framing
from framing.exceptions import FramingWarning

# the example corpora are small; the figures of the gallery carry their cautions, so the log need not
warnings.filterwarnings("ignore", category=FramingWarning)

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
    "sphinx_gallery.gen_gallery",
]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
exclude_patterns = ["_build", "gallery/*"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "framing"
autodoc_typehints = "description"
autodoc_member_order = "bysource"
default_role = "literal"
napoleon_google_docstring = False

sphinx_gallery_conf = {
    "examples_dirs": "gallery",
    "gallery_dirs": "examples",
    "filename_pattern": r"plot_",
    "within_subsection_order": "FileNameSortKey",
    "image_scrapers": ("matplotlib",),
    "capture_repr": ("_repr_html_",),
    "reset_modules": (),  # displays leave matplotlib's settings as they were
    "show_memory": False,
    "remove_config_comments": True,
    "download_all_examples": False,
}
