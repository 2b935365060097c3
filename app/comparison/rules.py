"""What changed from one version of the text of an agreement to another (R-018, R-045): clauses, words, mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from uuid import UUID

from app.comparison.alignment import Alignment, ClauseText, align
from app.comparison.kinds import ClauseChange, MentionKind, RunKind, TextComparison
from app.comparison.mentions import Mention, PartyNames, mentions_in
from app.comparison.words import ChangedStretches, Run, word_changes

Value = tuple[MentionKind, str]


@dataclass(frozen=True, slots=True)
class TouchedMention:
    """A mention that went from an old clause, or came in a new one.

    `is_changed` tells that the two texts as a whole mention this value another number of times. Otherwise it only
    stands elsewhere now, or in other words.
    """

    mention: Mention
    clause_id: UUID
    is_new: bool
    in_heading: bool
    is_changed: bool = False

    @property
    def value(self) -> Value:
        """Return what is mentioned, in every notation the same."""
        return (self.mention.kind, self.mention.value)


@dataclass(frozen=True, slots=True)
class ClauseDifference:
    """One clause in both versions, or in the one that has it, with what happened to it.

    No runs means that the words cannot be compared, because one of the versions does not tell them.
    """

    old: ClauseText | None
    new: ClauseText | None
    changes: tuple[ClauseChange, ...]
    wording: TextComparison
    runs: tuple[Run, ...] | None
    heading_runs: tuple[Run, ...]
    is_coarse: bool
    mentions: tuple[TouchedMention, ...]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that went or came somewhere: where it stood, and where it stands now."""

    kind: MentionKind
    value: str
    is_changed: bool
    old: tuple[TouchedMention, ...]
    new: tuple[TouchedMention, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, clause by clause in the order of the new version, a removed clause where it stood.

    `is_complete` is false when some words are not known: then more may have changed than can be told.
    """

    clauses: tuple[ClauseDifference, ...]
    values: tuple[ValueChange, ...]
    is_complete: bool


def compare(old: Sequence[ClauseText], new: Sequence[ClauseText], party_names: Iterable[str] = ()) -> Comparison:
    """Return what changed from one version of a text to another.

    A version without any clause is not an empty text but one whose clauses are not known: nothing is then called
    added or removed.
    """
    names = PartyNames.of(tuple(party_names))
    is_known = bool(old) and bool(new)
    found = [
        replace(clause, mentions=tuple(_touched(clause, names))) if is_known else clause
        for clause in differences(old, new)
    ]
    totals: Counter[Value] = Counter()
    for touched in chain.from_iterable(clause.mentions for clause in found):
        totals[touched.value] += 1 if touched.is_new else -1
    clauses = tuple(
        replace(c, mentions=tuple(replace(t, is_changed=totals[t.value] != 0) for t in c.mentions)) for c in found
    )
    is_complete = (is_known or not (old or new)) and all(c.wording is not TextComparison.UNKNOWN for c in clauses)
    return Comparison(clauses, _by_value(clauses), is_complete)


def differences(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> list[ClauseDifference]:
    """Return the clauses of both versions with what happened to each, but not yet what they mention."""
    aligned = align(old, new)
    is_known = bool(old) and bool(new)
    return [_difference(old, new, place, aligned, is_known=is_known) for place in _reading_order(aligned)]


Place = tuple[int | None, int | None]


def _reading_order(aligned: Alignment) -> list[Place]:
    """Return the places in the old and the new version in one order; a removed clause follows the one it followed."""
    new_of = dict(aligned.pairs)
    ordered: list[tuple[int, int, Place]] = [(new, -1, (old, new)) for old, new in aligned.pairs]
    ordered += [(new, -1, (None, new)) for new in aligned.added]
    for old in aligned.removed:
        before = next((new_of[place] for place in range(old - 1, -1, -1) if place in new_of), -1)
        ordered.append((before, old, (old, None)))
    return [place for _, _, place in sorted(ordered, key=lambda found: found[:2])]


def _difference(
    old_clauses: Sequence[ClauseText],
    new_clauses: Sequence[ClauseText],
    place: Place,
    aligned: Alignment,
    *,
    is_known: bool,
) -> ClauseDifference:
    old = None if place[0] is None else old_clauses[place[0]]
    new = None if place[1] is None else new_clauses[place[1]]
    wording = _compared(old, new) if is_known else TextComparison.UNKNOWN
    told = None if wording is TextComparison.UNKNOWN else word_changes(_text(old), _text(new))
    heading = word_changes(_heading(old), _heading(new))
    return ClauseDifference(
        old=old,
        new=new,
        changes=tuple(_changes(old, new, wording, is_moved=place in aligned.moved)) if is_known else (),
        wording=wording,
        runs=None if told is None else told.runs,
        heading_runs=heading.runs,
        is_coarse=told is not None and told.is_coarse,
        mentions=(),
    )


def _text(clause: ClauseText | None) -> str:
    return "" if clause is None or clause.text is None else clause.text


def _heading(clause: ClauseText | None) -> str:
    return "" if clause is None or clause.heading is None else clause.heading


def _compared(old: ClauseText | None, new: ClauseText | None) -> TextComparison:
    if any(clause is not None and clause.text is None for clause in (old, new)):
        return TextComparison.UNKNOWN
    is_equal = old is not None and new is not None and old.text == new.text
    return TextComparison.EQUAL if is_equal else TextComparison.DIFFERENT


def _changes(
    old: ClauseText | None, new: ClauseText | None, wording: TextComparison, *, is_moved: bool
) -> Iterable[ClauseChange]:
    if old is None or new is None:
        yield ClauseChange.ADDED if old is None else ClauseChange.REMOVED
        return
    happened = {
        ClauseChange.MOVED: is_moved,
        ClauseChange.RENUMBERED: old.article_no != new.article_no,
        ClauseChange.HEADING_CHANGED: old.heading != new.heading,
        ClauseChange.KIND_CHANGED: old.clause_kind is not new.clause_kind,
        ClauseChange.REWORDED: wording is TextComparison.DIFFERENT,
    }
    yield from (change for change, is_so in happened.items() if is_so)


def _touched(found: ClauseDifference, names: PartyNames) -> Iterable[TouchedMention]:
    """Return the mentions in heading and text that went or came; those of a text that is not known stay out."""
    for runs, in_heading in ((found.heading_runs, True), (found.runs, False)):
        if runs is None or all(run.kind is RunKind.EQUAL for run in runs):
            continue
        gone, come = (_mentions_of(runs, side, names) for side in (RunKind.DELETED, RunKind.INSERTED))
        went, came = _went_and_came(gone, come)
        if found.old is not None:
            yield from (TouchedMention(m, found.old.id, is_new=False, in_heading=in_heading) for m in went)
        if found.new is not None:
            yield from (TouchedMention(m, found.new.id, is_new=True, in_heading=in_heading) for m in came)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention, and whether the changes touch its words."""

    mention: Mention
    is_touched: bool


def _mentions_of(runs: Sequence[Run], side: RunKind, names: PartyNames) -> dict[Value, list[_Placed]]:
    text = "".join(run.text for run in runs if run.kind in {RunKind.EQUAL, side})
    stretches = ChangedStretches(runs, side)
    found: dict[Value, list[_Placed]] = defaultdict(list)
    for mention in mentions_in(text, names):
        is_touched = stretches.touch(mention.start, mention.end)
        found[mention.kind, mention.value].append(_Placed(mention, is_touched))
    return found


def _went_and_came(
    gone: dict[Value, list[_Placed]], come: dict[Value, list[_Placed]]
) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that only one side has, and those of both whose words changed on both.

    Of a value mentioned more often on one side, those whose words changed are told.
    """
    went: list[Mention] = []
    came: list[Mention] = []
    for value in sorted(gone.keys() | come.keys()):
        old = sorted(gone.get(value, ()), key=lambda placed: not placed.is_touched)
        new = sorted(come.get(value, ()), key=lambda placed: not placed.is_touched)
        surplus = len(old) - len(new)
        restated = min(
            sum(placed.is_touched for placed in old[max(surplus, 0) :]),
            sum(placed.is_touched for placed in new[max(-surplus, 0) :]),
        )
        went += [placed.mention for placed in old[: max(surplus, 0) + restated]]
        came += [placed.mention for placed in new[: max(-surplus, 0) + restated]]
    return sorted(went, key=lambda mention: mention.start), sorted(came, key=lambda mention: mention.start)


def _by_value(clauses: Sequence[ClauseDifference]) -> tuple[ValueChange, ...]:
    """Return the values that went or came, those first that the texts as a whole mention more or less often."""
    grouped: dict[Value, list[TouchedMention]] = defaultdict(list)
    for touched in chain.from_iterable(clause.mentions for clause in clauses):
        grouped[touched.value].append(touched)
    order = list(MentionKind)
    values = [
        ValueChange(
            kind,
            value,
            mentions[0].is_changed,
            tuple(m for m in mentions if not m.is_new),
            tuple(m for m in mentions if m.is_new),
        )
        for (kind, value), mentions in grouped.items()
    ]
    return tuple(sorted(values, key=lambda found: (not found.is_changed, order.index(found.kind))))
