"""From a baseline and the operations on it to the text as it would read, and the text it is held against. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from app.agreements.rules import ClauseKind
from app.amendments.operations import (
    Delete,
    Insert,
    Move,
    Operation,
    OperationViolation,
    Replace,
    apply_operations,
)
from app.amendments.rules import ClauseOperationKind
from app.amendments.shapes import AmendedClause, ClauseOperation
from app.comparison.alignment import ClauseText
from app.findings.day import AFFIRMATIVE
from app.findings.examination import Examination
from app.kit.schema import plain

_MEMBERS = ("articleNo", "clauseKind", "heading", "text", "legalAdviceObtained", "survivesEnd")
Representation = dict[str, Any]
_APPROVING = frozenset({"enter_into_agreement", "ratify"})


def clause_texts(version: Representation) -> tuple[ClauseText, ...]:
    """Return the clauses of a version as they are compared."""
    return tuple(
        ClauseText(
            UUID(clause["id"]),
            clause["articleNo"],
            ClauseKind(clause["clauseKind"]),
            clause["heading"],
            clause["text"],
            clause["survivesEnd"],
        )
        for clause in version["clauses"]
    )


def engine_operations(stated: Sequence[ClauseOperation], baseline_id: str) -> list[Operation]:
    """Return operations as the engine reads them; a new clause gets an id of its own, for comparing alone."""
    return [_operation(each, _new_clause_id(baseline_id, place)) for place, each in enumerate(stated)]


def _new_clause_id(baseline_id: str, place: int) -> UUID:
    return uuid5(UUID(baseline_id), str(place))


def _operation(stated: ClauseOperation, clause_id: UUID) -> Operation:
    if stated.kind is ClauseOperationKind.INSERT:
        assert stated.clause is not None
        return Insert(after=stated.after_clause_id, clause=_text_of(clause_id, stated.clause))
    assert stated.clause_id is not None
    if stated.kind is ClauseOperationKind.REPLACE:
        assert stated.clause is not None
        return Replace(clause_id=stated.clause_id, clause=_text_of(stated.clause_id, stated.clause))
    if stated.kind is ClauseOperationKind.MOVE:
        return Move(clause_id=stated.clause_id, after=stated.after_clause_id)
    return Delete(clause_id=stated.clause_id)


def _text_of(clause_id: UUID, clause: AmendedClause) -> ClauseText:
    return ClauseText(
        clause_id, clause.article_no, clause.clause_kind, clause.heading, clause.text, clause.survives_end
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it would read: its clauses as they are compared and as they are kept, and what does not fit."""

    texts: tuple[ClauseText, ...]
    clauses: tuple[dict[str, Any], ...]
    violations: tuple[OperationViolation, ...]
    inserted: Mapping[int, UUID]


def draft(baseline: Representation, stated: Sequence[ClauseOperation]) -> Draft:
    """Return the text that operations make of a baseline."""
    applied = apply_operations(clause_texts(baseline), engine_operations(stated, baseline["id"]))
    kept = {UUID(clause["id"]): clause for clause in baseline["clauses"]}
    clauses = []
    for each in applied.clauses:
        own = stated[each.operation_index].clause if each.operation_index is not None else None
        says = plain(own) if own is not None else kept[each.clause.id]
        clauses.append({name: says[name] for name in _MEMBERS})
    return Draft(
        tuple(each.clause for each in applied.clauses),
        tuple(clauses),
        applied.violations,
        {
            place: _new_clause_id(baseline["id"], place)
            for place, each in enumerate(stated)
            if each.kind is ClauseOperationKind.INSERT
        },
    )


def baseline_chain(versions: Sequence[Representation], baseline_id: str) -> list[Representation]:
    """Return a text and those it was made from, the newest first."""
    by_id = {version["id"]: version for version in versions}
    chain: list[Representation] = []
    current = by_id.get(baseline_id)
    while current is not None and current not in chain:
        chain.append(current)
        current = by_id.get(current["basedOnVersionId"] or "")
    return chain


def decided_text(x: Examination, chain: Sequence[Representation]) -> Representation:
    """Return the text that changes are held against: the last one decided on, of every party that has to decide.

    Where these differ the oldest counts, and where nobody decided the first of all: that is the strictest (R-046).
    """
    places = [
        next((place for place, version in enumerate(chain) if _is_decided(x, organisation, version)), len(chain) - 1)
        for organisation in {party.organisation_id for party in x.parties() if x.is_public(party.organisation_id)}
    ]
    return chain[max(places, default=len(chain) - 1)]


def _is_decided(x: Examination, organisation_id: str | None, version: Representation) -> bool:
    """Tell whether an organisation decided on a text: on itself, or on the amendment it came from."""
    return any(
        decision.organisation_id == organisation_id
        and decision.status in {"decided", "revoked"}
        and x.is_competent(decision)
        and any(
            point.outcome in AFFIRMATIVE
            and (
                (point.kind in _APPROVING and point.agreement_version_id == version["id"])
                or (
                    point.kind == "approve_amendment"
                    and point.amendment_id is not None
                    and point.amendment_id == version["amendmentId"]
                )
            )
            for point in decision.points
        )
        for decision in x.dossier.decisions
    )
