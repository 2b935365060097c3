"""Operations on the clauses of a text: applying and undoing them. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from uuid import UUID

from app.comparison.alignment import ClauseText
from app.comparison.sequences import longest_increasing
from app.kit.domain import Localised


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """A clause is to read otherwise."""

    clause_id: UUID
    clause: ClauseText


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """A new clause, behind one of the baseline or at the top."""

    after: UUID | None
    clause: ClauseText


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """A clause is to go."""

    clause_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A clause is to stand behind another one, or at the top."""

    clause_id: UUID
    after: UUID | None


Operation = Replace | Insert | Delete | Move
Placed = Insert | Move

UNKNOWN_CLAUSE = "unknown-clause"
TOUCHED_TWICE = "touched-twice"
ANCHOR_GONE = "anchor-gone"
ANCHOR_CIRCLE = "anchor-circle"
NO_CHANGE = "no-change"
_SENTENCES = {
    UNKNOWN_CLAUSE: Localised("De uitgangstekst heeft dit artikel niet.", "The baseline does not have this clause."),
    TOUCHED_TWICE: Localised(
        "Een andere bewerking doet al hetzelfde of het tegendeel met dit artikel.",
        "Another operation already does the same or the contrary to this clause.",
    ),
    ANCHOR_GONE: Localised(
        "Het artikel waarachter dit komt, wordt geschrapt.", "The clause it is to stand behind is deleted."
    ),
    ANCHOR_CIRCLE: Localised(
        "Deze artikelen komen elk achter de ander te staan.", "These clauses are each to stand behind the other."
    ),
    NO_CHANGE: Localised("Dit verandert niets.", "This changes nothing."),
}


@dataclass(frozen=True, slots=True)
class OperationViolation:
    """An operation, by its place, that does not fit the baseline or another operation."""

    index: int
    code: str

    @property
    def sentence(self) -> Localised:
        """Return what is wrong, in both languages."""
        return _SENTENCES[self.code]


@dataclass(frozen=True, slots=True)
class AppliedClause:
    """A clause of the new text, by its id in the baseline or that of its insertion, and what was done with it.

    `operation_index` is the place of the operation that wrote its words, `moved_by` of the one that moved it.
    """

    clause: ClauseText
    operation_index: int | None = None
    moved_by: int | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """The text that operations lead to; what does not fit is left out and told."""

    clauses: tuple[AppliedClause, ...]
    violations: tuple[OperationViolation, ...]


def touched_by(operation: Operation) -> UUID | None:
    """Return the clause of the baseline an operation is about; an insertion is about none."""
    return None if isinstance(operation, Insert) else operation.clause_id


def apply_operations(baseline: Sequence[ClauseText], operations: Sequence[Operation]) -> Applied:
    """Return the text that operations make of a baseline.

    Several clauses behind the same one stand in the order of the operations. The work grows with clauses and
    operations.
    """
    violations = tuple(_violations(baseline, operations))
    wrong = {violation.index for violation in violations}
    sound = [(index, each) for index, each in enumerate(operations) if index not in wrong]
    gone = {each.clause_id for _, each in sound if isinstance(each, Delete)}
    words = {each.clause_id: (index, each.clause) for index, each in sound if isinstance(each, Replace)}
    behind: dict[UUID | None, list[AppliedClause]] = {}
    moved: set[UUID] = set()
    by_id = {clause.id: clause for clause in baseline}

    def worded(clause_id: UUID) -> AppliedClause:
        index, clause = words.get(clause_id, (None, by_id[clause_id]))
        return AppliedClause(replace(clause, id=clause_id), index)

    for index, each in sound:
        if isinstance(each, Insert):
            behind.setdefault(each.after, []).append(AppliedClause(each.clause, index))
        elif isinstance(each, Move):
            moved.add(each.clause_id)
            behind.setdefault(each.after, []).append(replace(worded(each.clause_id), moved_by=index))
    stay = [worded(clause.id) for clause in baseline if clause.id not in gone | moved]
    return Applied(tuple(_in_order(stay, behind)), violations)


def _in_order(
    stay: Iterable[AppliedClause], behind: dict[UUID | None, list[AppliedClause]]
) -> Iterator[AppliedClause]:
    """Yield the clauses that stay, each followed by what was put behind it."""
    waiting = [*reversed([*behind.get(None, ()), *stay])]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(behind.get(found.clause.id, ())))


def _violations(baseline: Sequence[ClauseText], operations: Sequence[Operation]) -> Iterator[OperationViolation]:
    by_id = {clause.id: clause for clause in baseline}
    deleted = {each.clause_id for each in operations if isinstance(each, Delete)}
    moves = {each.clause_id: each.after for each in operations if isinstance(each, Move)}
    anchors = Counter(each.after for each in operations if isinstance(each, Placed))
    before = _standing_before(baseline, deleted | moves.keys())
    done: set[tuple[type, UUID]] = set()
    for index, each in enumerate(operations):
        code = None
        clause_id = touched_by(each)
        anchor = each.after if isinstance(each, Placed) else None
        if not {clause_id, anchor} <= by_id.keys() | {None}:
            code = UNKNOWN_CLAUSE
        elif clause_id is not None and (
            (type(each), clause_id) in done or (clause_id in deleted and not isinstance(each, Delete))
        ):
            code = TOUCHED_TWICE
        elif anchor in deleted:
            code = ANCHOR_GONE
        elif isinstance(each, Move) and _leads_to(moves, each.after, each.clause_id):
            code = ANCHOR_CIRCLE
        elif (isinstance(each, Replace) and replace(each.clause, id=each.clause_id) == by_id[each.clause_id]) or (
            isinstance(each, Move) and before[each.clause_id] == each.after and anchors[each.after] == 1
        ):
            code = NO_CHANGE
        if clause_id is not None:
            done.add((type(each), clause_id))
        if code is not None:
            yield OperationViolation(index, code)


def _standing_before(baseline: Sequence[ClauseText], leaving: AbstractSet[UUID]) -> dict[UUID, UUID | None]:
    """Return for each clause the nearest one before it that stays where it is."""
    found: dict[UUID, UUID | None] = {}
    nearest: UUID | None = None
    for clause in baseline:
        found[clause.id] = nearest
        nearest = nearest if clause.id in leaving else clause.id
    return found


def _leads_to(moves: dict[UUID, UUID | None], start: UUID | None, target: UUID) -> bool:
    """Tell whether a clause ends up behind itself by way of others that move."""
    seen: set[UUID] = set()
    current = start
    while current is not None and current not in seen:
        if current == target:
            return True
        seen.add(current)
        current = moves.get(current)
    return False


def difference(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> list[Operation]:
    """Return operations that make one text of another, clauses being told apart by their ids."""
    old_places = {clause.id: place for place, clause in enumerate(old)}
    new_ids = {clause.id for clause in new}
    kept = [clause for clause in new if clause.id in old_places]
    in_place = {kept[place].id for place in longest_increasing([old_places[clause.id] for clause in kept])}
    found: list[Operation] = [Delete(clause_id=clause.id) for clause in old if clause.id not in new_ids]
    anchor: UUID | None = None
    for clause in new:
        if clause.id not in old_places:
            found.append(Insert(after=anchor, clause=clause))
            continue
        if old[old_places[clause.id]] != clause:
            found.append(Replace(clause_id=clause.id, clause=clause))
        if clause.id not in in_place:
            found.append(Move(clause_id=clause.id, after=anchor))
        anchor = clause.id
    return found


def reverse(baseline: Sequence[ClauseText], operations: Sequence[Operation]) -> list[Operation]:
    """Return the operations that undo others: applied to what those lead to, they give the baseline back."""
    applied = apply_operations(baseline, operations)
    return difference([each.clause for each in applied.clauses], baseline)
