"""JSON as a verifier must read it: one meaning per document, whoever reads it (RFC 8725 section 2.6, RFC 7493)."""

import json
import math
from typing import Any, NoReturn

MAX_DEPTH = 32

# The longest integers other readers, which keep numbers as IEEE doubles, still see as finite.
_MAX_DIGITS = 308


def read_object(octets: bytes) -> dict[str, Any]:
    """Return the JSON object in UTF-8 octets.

    Refused are duplicate member names at any depth, NaN and infinities (also written as `1e400` or in hundreds
    of digits), a byte order mark and nesting beyond 32 levels: parsers disagree about each of them.

    Raises:
        ValueError: the octets are not such an object; the message never quotes them.

    """
    try:
        value = json.loads(
            octets.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_integer,
        )
    except RecursionError:
        raise ValueError("JSON is nested too deeply") from None
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise ValueError("not JSON in UTF-8") from None
    match value:
        case dict():
            _refuse_depth(value)
            return value
        case _:
            raise ValueError("not a JSON object")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member name occurs twice")
    return members


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError("NaN and infinities are not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError("a number is too large")
    return int(text)


def _refuse_depth(value: dict[str, Any]) -> None:
    # The parser's own limit depends on how deep the call stack is; a verdict may not.
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for container in level
            for child in (container.values() if isinstance(container, dict) else container)
            if isinstance(child, dict | list)
        ]
        if not level:
            return
    raise ValueError("JSON is nested too deeply")
