"""Values of tables and manifests as objects that JSON can hold.

In: anything a table, a TOML file or a JSON file gives. Out: `None`, a bool, a number, a string, a list or a dict; a
date stays one in `plain_value`, so that it can become the document's date, and is ISO 8601 text in `plain_json`.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

__all__ = ["plain_json", "plain_value"]

# pandas' marks for "no value"; known by name, since pandas is not imported for those who don't use it
_MISSING = frozenset({"NAType", "NaTType"})


def plain_value(value: Any) -> Any:
    """Return a value as a plain Python object; None for a missing one.

    Examples
    --------
    >>> plain_value(float("nan")), plain_value((1, "a"))
    (None, [1, 'a'])
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if type(value).__name__ in _MISSING:
        return None
    if hasattr(value, "tolist"):  # a NumPy scalar or array
        return plain_value(value.tolist())
    if isinstance(value, float):
        # JSON has no infinity
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain_json(cell) for key, cell in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain_json(cell) for cell in value]
    return str(value)


def plain_json(value: Any) -> Any:
    """Return a value as an object that JSON can hold.

    Examples
    --------
    >>> plain_json({"published": datetime.date(2017, 4, 4)})
    {'published': '2017-04-04'}
    """
    plain = plain_value(value)
    return plain.isoformat() if isinstance(plain, datetime.date) else plain
