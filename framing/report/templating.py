"""How templates are rendered: everything that is not a template's own is escaped.

In: nothing. Out: the environment of the package's templates.
"""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["make_environment"]


def make_environment() -> Environment:
    """Return the environment of the report's templates."""
    return Environment(
        loader=PackageLoader("framing.report"),
        # article text is hostile: nothing is trusted for the end of its file name
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
