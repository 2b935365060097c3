"""Two proposals on one text, and one on a newer text: what both need, and what can be carried over. Pure.

Rule R-054: a second amendment of the same clause of the same baseline is not adopted before it is carried over.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import eq
from uuid import UUID

from app.amendments.operations import Delete, Insert, Move, Operation, Placed, Replace, touched_by
from app.amendments.rules import CollisionReason
from app.comparison.alignment import ClauseText, align


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two operations of two proposals, by their places, and the clause they both need."""

    first: int
    second: int
    clause_id: UUID


def conflicts(first: Sequence[Operation], second: Sequence[Operation]) -> list[Conflict]:
    """Return which operations of two proposals on one baseline cannot both be had (R-054).

    Those on the same clause, and those that put something behind a clause that the other deletes or moves.
    """
    needs = [_needs(operations) for operations in (first, second)]
    return [
        Conflict(one, other, clause_id)
        for clause_id in sorted(needs[0].keys() & needs[1].keys())
        for one, kind in needs[0][clause_id]
        for other, other_kind in needs[1][clause_id]
        if _clash(kind, other_kind)
    ]


def _needs(operations: Sequence[Operation]) -> dict[UUID, list[tuple[int, type[Operation] | None]]]:
    """Return by clause the operations that touch it, with their kind, or that only stand behind it."""
    found: dict[UUID, list[tuple[int, type[Operation] | None]]] = {}
    for index, each in enumerate(operations):
        touched = touched_by(each)
        if touched is not None:
            found.setdefault(touched, []).append((index, type(each)))
        if isinstance(each, Placed) and each.after is not None:
            found.setdefault(each.after, []).append((index, None))
    return found


def _clash(kind: type[Operation] | None, other: type[Operation] | None) -> bool:
    if kind is None or other is None:
        return (kind or other) in {Delete, Move}
    return True


@dataclass(frozen=True, slots=True)
class Collision:
    """An operation, by its place, that cannot be carried over, and the clause it needs in both texts."""

    index: int
    reason: CollisionReason
    old: ClauseText
    new: ClauseText | None


@dataclass(frozen=True, slots=True)
class Rebased:
    """The operations on the newer text with their places, what collided, and what that text already says."""

    operations: tuple[tuple[int, Operation], ...]
    collisions: tuple[Collision, ...]
    already_there: tuple[int, ...]


def rebase(operations: Sequence[Operation], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> Rebased:
    """Carry operations over from the text they were made for to a newer one.

    A clause is known again by its words, never by its place alone. What the newer text changed itself collides; that
    it gave a clause another number does not, and an operation that leaves the number alone keeps the newer one.
    """
    texts = _Texts(old, new)
    carried: list[tuple[int, Operation]] = []
    collisions: list[Collision] = []
    already: list[int] = []
    for index, each in enumerate(operations):
        if texts.already_say(each):
            already.append(index)
            continue
        found = next(texts.collisions(index, each), None)
        if found is not None:
            collisions.append(found)
        else:
            carried.append((index, texts.carried(each)))
    return Rebased(tuple(carried), tuple(collisions), tuple(already))


class _Texts:
    """An older and a newer text, and which clause is which."""

    def __init__(self, old: Sequence[ClauseText], new: Sequence[ClauseText]) -> None:
        aligned = align(old, new)
        self._old = {clause.id: clause for clause in old}
        self._match = {old[one].id: new[other] for one, other in aligned.pairs}
        self._moved = set(_moved(aligned.pairs, old))
        self._added = {_content(new[place]) for place in aligned.added}
        self._says = _counts(old, new, _content)
        self._numbered = _counts(old, new, lambda clause: (clause.number_key, _content(clause)))
        self._places = _counts(old, new, _place)

    def already_say(self, operation: Operation) -> bool:
        """Tell whether the newer text already has the words an operation asks for."""
        if isinstance(operation, Insert):
            return _content(operation.clause) in self._added
        present = self._match.get(operation.clause_id)
        if isinstance(operation, Replace) and present is not None:
            said = (self._number(operation), _content(operation.clause))
            return (present.article_no, _content(present)) == said
        return isinstance(operation, Delete) and present is None

    def collisions(self, index: int, operation: Operation) -> Iterator[Collision]:
        """Yield why an operation cannot be carried over."""
        touched = touched_by(operation)
        if touched is not None:
            reason = self._changed(touched)
            if reason is None and isinstance(operation, Move) and touched in self._moved:
                reason = CollisionReason.MOVED
            if reason is not None:
                yield Collision(index, reason, self._old[touched], self._match.get(touched))
        if isinstance(operation, Placed) and operation.after is not None:
            reason = self._unfit_as_anchor(operation.after)
            if reason is not None:
                yield Collision(index, reason, self._old[operation.after], self._match.get(operation.after))

    def _changed(self, clause_id: UUID) -> CollisionReason | None:
        old, new = self._old[clause_id], self._match.get(clause_id)
        if new is None:
            return CollisionReason.REMOVED
        if _content(old) != _content(new):
            return CollisionReason.CHANGED
        return None if self._is_certain(old, new) else CollisionReason.UNCERTAIN

    def _unfit_as_anchor(self, clause_id: UUID) -> CollisionReason | None:
        """Return why nothing can be put behind a clause; that it was reworded in its place is no reason."""
        old, new = self._old[clause_id], self._match.get(clause_id)
        if new is None:
            return CollisionReason.REMOVED
        if clause_id in self._moved:
            return CollisionReason.MOVED
        is_in_place = _place(old) == _place(new) and self._is_once(self._places, _place(old))
        return None if is_in_place or self._changed(clause_id) is None else self._changed(clause_id)

    def _is_certain(self, old: ClauseText, new: ClauseText) -> bool:
        """Tell whether no other clause of either text says the same, or none under the same number."""
        is_numbered = old.number_key == new.number_key and self._is_once(
            self._numbered, (old.number_key, _content(old))
        )
        return is_numbered or self._is_once(self._says, _content(old))

    @staticmethod
    def _is_once(counts: Sequence[Counter[Hashable]], key: Hashable) -> bool:
        return all(side[key] == 1 for side in counts)

    def carried(self, operation: Operation) -> Operation:
        """Return an operation on the clauses of the newer text."""
        anchor = operation.after if isinstance(operation, Placed) else None
        after = self._match[anchor].id if anchor is not None else None
        if isinstance(operation, Insert):
            return replace(operation, after=after)
        present = self._match[operation.clause_id]
        if isinstance(operation, Move):
            return Move(clause_id=present.id, after=after)
        if isinstance(operation, Delete):
            return Delete(clause_id=present.id)
        number = self._number(operation)
        return Replace(clause_id=present.id, clause=replace(operation.clause, id=present.id, article_no=number))

    def _number(self, operation: Replace) -> str | None:
        """Return the number a replaced clause gets: that of the newer text, unless the operation changes it."""
        is_changed = operation.clause.article_no != self._old[operation.clause_id].article_no
        return operation.clause.article_no if is_changed else self._match[operation.clause_id].article_no


def _moved(pairs: Sequence[tuple[int, int]], old: Sequence[ClauseText]) -> Iterator[UUID]:
    """Yield the clauses that stand between other ones than they did.

    Of two that changed places nobody can tell which one moved, so both did.
    """
    before = _neighbours([one for one, _ in sorted(pairs)])
    after = _neighbours([one for one, _ in sorted(pairs, key=lambda pair: pair[1])])
    yield from (old[one].id for one, beside in before.items() if not any(map(eq, beside, after[one])))


def _neighbours(places: Sequence[int]) -> dict[int, tuple[int | None, int | None]]:
    return dict(zip(places, zip([None, *places], [*places[1:], None], strict=False), strict=True))


Key = Callable[[ClauseText], Hashable]


def _counts(old: Sequence[ClauseText], new: Sequence[ClauseText], key: Key) -> list[Counter[Hashable]]:
    return [Counter(map(key, side)) for side in (old, new)]


def _content(clause: ClauseText) -> Hashable:
    return (clause.clause_kind, clause.heading, clause.text, clause.survives_end)


def _place(clause: ClauseText) -> Hashable:
    return (clause.number_key, clause.clause_kind, clause.heading_key)
