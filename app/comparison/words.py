"""The changes from one text to another, word by word, with an amount of work that grows with the length of the texts.

Words are compared apart from the white space behind them, so a space never counts as much as a word; the runs hold
both, and give back both texts exactly.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.comparison.kinds import RunKind
from app.comparison.sequences import longest_increasing

# One comparison fills a table of old words times new words, a bit each. Parts of at most this many cells are compared
# in full; all parts of two texts together then take at most a thousand cells per word.
MOST_CELLS = 2_000 * 2_000
# How often a part that is too large is divided at the words that occur once in both.
MOST_DIVISIONS = 4
# An equal stretch of so few words between two replacements is a coincidence, and reads as part of them.
COINCIDENCE = 2

_WORD = re.compile(r"([0-9]+(?:[.,][0-9]+)*|\w+|[^\w\s])(\s*)")
_LEADING_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that stayed, went or came."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class WordChanges:
    """The runs that lead from one text to another.

    Equal and deleted runs joined are the old text, equal and inserted ones the new. `is_coarse` tells that a passage
    was too large to be compared word by word and is shown as deleted and inserted whole.
    """

    runs: tuple[Run, ...]
    is_coarse: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """Equal words, or words replaced by others: from and up to a place in the old text, and in the new."""

    is_equal: bool
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, each with the white space behind it; the first one may be empty."""

    words: list[str]
    spaces: list[str]

    def text(self, first: int, end: int) -> str:
        return "".join(map(str.__add__, self.words[first:end], self.spaces[first:end]))


def words_of(text: str) -> list[str]:
    """Return the words, numbers and signs of a text in order, without white space."""
    return [word for word, _ in _WORD.findall(text)]


def word_changes(old: str, new: str) -> WordChanges:
    """Return the changes from one text to another, word by word."""
    if old == new:
        return WordChanges(_runs([(RunKind.EQUAL, old)]))
    before, after = _split(old), _split(new)
    numbers: dict[str, int] = {}
    old_words, new_words = ([numbers.setdefault(w, len(numbers)) for w in t.words] for t in (before, after))
    comparison = _Comparison(old_words, new_words)
    comparison.compare((0, len(old_words)), (0, len(new_words)), MOST_DIVISIONS)
    pieces: list[tuple[RunKind, str]] = []
    for part in _without_coincidences(comparison.parts):
        pieces += (_equal_pieces if part.is_equal else _changed_pieces)(before, after, part)
    return WordChanges(_runs(pieces), comparison.is_coarse)


def _split(text: str) -> _Words:
    found = _WORD.findall(text)
    words, spaces = [word for word, _ in found], [space for _, space in found]
    leading = _LEADING_SPACE.match(text)
    assert leading is not None
    return _Words(["", *words], [leading.group(), *spaces])


class _Comparison:
    """Collects the parts in which two lists of numbered words are equal or differ, in order."""

    def __init__(self, old: list[int], new: list[int]) -> None:
        self.old = old
        self.new = new
        self.parts: list[_Part] = []
        self.is_coarse = False

    def compare(self, old: tuple[int, int], new: tuple[int, int], divisions: int) -> None:
        """Add the parts of two stretches, in full where they are small enough and divided where they are not."""
        # Takes three megabytes, and few processes ever compare texts.
        from rapidfuzz.distance import Indel  # noqa: PLC0415

        start = _common_length(self.old, self.new, old, new, 1)
        old_from, new_from = old[0] + start, new[0] + start
        end = _common_length(self.old, self.new, (old_from, old[1]), (new_from, new[1]), -1)
        old_to, new_to = old[1] - end, new[1] - end
        self._add((old[0], old_from), (new[0], new_from), is_equal=True)
        cells = (old_to - old_from) * (new_to - new_from)
        if cells <= MOST_CELLS:
            for found in Indel.opcodes(self.old[old_from:old_to], self.new[new_from:new_to]):
                in_old = (old_from + found.src_start, old_from + found.src_end)
                in_new = (new_from + found.dest_start, new_from + found.dest_end)
                self._add(in_old, in_new, is_equal=found.tag == "equal")
        elif not divisions or not self._divide((old_from, old_to), (new_from, new_to), divisions):
            self.is_coarse = True
            self._add((old_from, old_to), (new_from, new_to), is_equal=False)
        self._add((old_to, old[1]), (new_to, new[1]), is_equal=True)

    def _divide(self, old: tuple[int, int], new: tuple[int, int], divisions: int) -> bool:
        """Compare what lies between the words that occur once in both stretches; false when there are none."""
        old_places, new_places = _once(self.old, *old), _once(self.new, *new)
        common = [(place, new_places[word]) for word, place in old_places.items() if word in new_places]
        anchors = [common[k] for k in longest_increasing([place for _, place in common])]
        if not anchors:
            return False
        # Each stretch begins with the anchor itself, which its common beginning takes up again.
        for (i, k), (j, m) in pairwise([(old[0], new[0]), *anchors, (old[1], new[1])]):
            if (i, k) != (j, m):
                self.compare((i, j), (k, m), divisions - 1)
        return True

    def _add(self, old: tuple[int, int], new: tuple[int, int], *, is_equal: bool) -> None:
        if old[0] != old[1] or new[0] != new[1]:
            self.parts.append(_Part(is_equal, old, new))


def _once(words: Sequence[int], first: int, end: int) -> dict[int, int]:
    """Return where the words stand that occur once in a stretch, in order."""
    stretch = words[first:end]
    counts = Counter(stretch)
    return {word: place for place, word in enumerate(stretch, first) if counts[word] == 1}


def _common_length(
    old_words: Sequence[int], new_words: Sequence[int], old: tuple[int, int], new: tuple[int, int], step: int
) -> int:
    """Return how many words two stretches share at their beginning (`step` 1) or their end (-1)."""
    length = min(old[1] - old[0], new[1] - new[0])
    i, k = (old[0], new[0]) if step == 1 else (old[1] - 1, new[1] - 1)
    common = 0
    while common < length and old_words[i] == new_words[k]:
        common, i, k = common + 1, i + step, k + step
    return common


def _replaced(part: _Part) -> int:
    """Return how many words replace others, on the larger side; none where words only went or only came."""
    gone, come = part.old[1] - part.old[0], part.new[1] - part.new[0]
    return max(gone, come) if gone and come else 0


def _without_coincidences(parts: Sequence[_Part]) -> list[_Part]:
    """Return alternating equal and changed parts, without equal ones between replacements by chance."""
    joined: list[_Part] = []
    for part in parts:
        if joined and joined[-1].is_equal == part.is_equal:
            joined[-1] = _spanning(joined[-1], part, is_equal=part.is_equal)
        else:
            joined.append(part)
    kept: list[_Part] = []
    for part in joined:
        is_between = len(kept) > 1 and not part.is_equal
        if is_between and _replaced(kept[-1]) <= min(COINCIDENCE, _replaced(part), _replaced(kept[-2])):
            kept.pop()
            kept[-1] = _spanning(kept[-1], part, is_equal=False)
        else:
            kept.append(part)
    return kept


def _spanning(first: _Part, last: _Part, *, is_equal: bool) -> _Part:
    return _Part(is_equal, (first.old[0], last.old[1]), (first.new[0], last.new[1]))


def _equal_pieces(before: _Words, after: _Words, part: _Part) -> list[tuple[RunKind, str]]:
    """Return equal words; white space behind them that is not the same goes and comes."""
    old_space, new_space = before.spaces[slice(*part.old)], after.spaces[slice(*part.new)]
    if old_space == new_space:
        return [(RunKind.EQUAL, before.text(*part.old))]
    pieces: list[tuple[RunKind, str]] = []
    for word, gone, come in zip(before.words[slice(*part.old)], old_space, new_space, strict=True):
        if gone == come:
            pieces.append((RunKind.EQUAL, word + gone))
        else:
            pieces += [(RunKind.EQUAL, word), (RunKind.DELETED, gone), (RunKind.INSERTED, come)]
    return pieces


def _changed_pieces(before: _Words, after: _Words, part: _Part) -> list[tuple[RunKind, str]]:
    """Return what went and what came; white space that stands behind both stays."""
    gone, come = before.text(*part.old), after.text(*part.new)
    space = before.spaces[part.old[1] - 1]
    if not gone or not come or space != after.spaces[part.new[1] - 1]:
        return [(RunKind.DELETED, gone), (RunKind.INSERTED, come)]
    return [
        (RunKind.DELETED, gone.removesuffix(space)),
        (RunKind.INSERTED, come.removesuffix(space)),
        (RunKind.EQUAL, space),
    ]


def _runs(pieces: Sequence[tuple[RunKind, str]]) -> tuple[Run, ...]:
    """Return the pieces with neighbours of a kind joined; of one change what went stands before what came."""
    runs: list[Run] = []
    pending: dict[RunKind, list[str]] = {kind: [] for kind in RunKind}

    def flush(*kinds: RunKind) -> None:
        for kind in kinds:
            text = "".join(pending[kind])
            pending[kind].clear()
            if text:
                runs.append(Run(kind, text))

    for kind, text in pieces:
        if not text:
            continue
        if kind is RunKind.EQUAL:
            flush(RunKind.DELETED, RunKind.INSERTED)
        else:
            flush(RunKind.EQUAL)
        pending[kind].append(text)
    flush(RunKind.EQUAL, RunKind.DELETED, RunKind.INSERTED)
    return tuple(runs)


class ChangedStretches:
    """Where a text is touched by its changes, seen from the old or from the new side."""

    def __init__(self, runs: Sequence[Run], own: RunKind) -> None:
        """Collect the stretches; `own` is `deleted` for the old side and `inserted` for the new."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        place = 0
        for run in runs:
            if run.kind not in {RunKind.EQUAL, own}:
                continue
            if run.kind is own:
                self._starts.append(place)
                self._ends.append(place + len(run.text))
            place += len(run.text)

    def touch(self, start: int, end: int) -> bool:
        """Tell whether a stretch of this side holds anything that went or came."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._ends[before - 1] > start
