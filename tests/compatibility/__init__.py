"""Tells which changes of the API description break what was written for the last released one.

Of what can be asked, everything that was right must stay right; of what is answered, everything that comes must have
been announced. Tools that do this for OpenAPI 3.1 exist in Go only; those on PyPI and npm read neither `$ref` beside
other words nor conditions, or know OpenAPI 3.0 alone.
"""

from tests.compatibility.changes import EXTENSIBLE, Change
from tests.compatibility.documents import breaking_changes, is_allowed

__all__ = ["EXTENSIBLE", "Change", "breaking_changes", "is_allowed"]
