"""Whether one regular expression allows no more than another, as far as both choose among the same kinds of words."""

from collections.abc import Iterator
from dataclasses import dataclass

_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class _Choice:
    """What stands between brackets: one of several."""

    options: tuple[str, ...]


def fits(inner: str, outer: str) -> bool:
    """Tell whether the inner pattern is the outer one with at most the same words to choose from.

    The names a list of names may hold are a choice between brackets, which grows with every new name. Of patterns that
    differ in any other way it cannot be told, and those do not fit.
    """
    if inner == outer:
        return True
    ours, theirs = _options(inner), _options(outer)
    if len(ours) > 1 or len(theirs) > 1:
        return all(any(fits(one, other) for other in theirs) for one in ours)
    parts, others = [*_parts(inner)], [*_parts(outer)]
    return len(parts) == len(others) and all(map(_part_fits, parts, others))


def _part_fits(one: str | _Choice, other: str | _Choice) -> bool:
    if isinstance(one, _Choice) and isinstance(other, _Choice):
        return all(any(fits(option, wider) for wider in other.options) for option in one.options)
    return one == other


def _options(pattern: str) -> tuple[str, ...]:
    """Return what a pattern chooses from, at its outermost level."""
    options = [""]
    for piece in _pieces(pattern):
        if piece == "|":
            options.append("")
        else:
            options[-1] += piece
    return tuple(options)


def _parts(pattern: str) -> Iterator[str | _Choice]:
    """Return a pattern in order: what it asks literally, and its choices."""
    literal = ""
    for piece in _pieces(pattern):
        if piece.startswith("(") and not piece.startswith("(?"):
            yield literal
            yield _Choice(_options(piece[1:-1]))
            literal = ""
        else:
            literal += piece
    yield literal


def _pieces(pattern: str) -> Iterator[str]:
    """Return the characters of a pattern, each bracketed group and each escaped character as one piece."""
    at = 0
    while at < len(pattern):
        end = _end(pattern, at)
        yield pattern[at:end]
        at = end


def _end(pattern: str, at: int) -> int:
    first = pattern[at]
    if first == "\\":
        return at + 2
    if first not in _CLOSING:
        return at + 1
    end = at + 1
    while pattern[end] != _CLOSING[first]:
        # In a class of characters a bracket is a character.
        end = end + 2 if pattern[end] == "\\" else end + 1 if first == "[" else _end(pattern, end)
    return end + 1
