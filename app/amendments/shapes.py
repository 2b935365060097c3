"""The parts of an amendment: operations on clauses, changes of terms, and the statuses it had."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from app.agreements.rules import ClauseKind
from app.agreements.schemas import ClauseText, Months
from app.amendments.rules import AmendmentStatus, ClauseOperationKind
from app.kit.json_schemas import JsonSchema
from app.kit.schema import ApiModel, PartialDate, Title, invalid

# Which members go with an operation, besides `afterClauseId`, which may be null.
_MEMBERS = {
    ClauseOperationKind.REPLACE: {"clause_id", "clause"},
    ClauseOperationKind.INSERT: {"clause"},
    ClauseOperationKind.DELETE: {"clause_id"},
    ClauseOperationKind.MOVE: {"clause_id"},
}
_PLACED = frozenset({ClauseOperationKind.INSERT, ClauseOperationKind.MOVE})


class AmendedClause(ApiModel):
    """A clause as it is to read."""

    article_no: Title | None = Field(None, description="As the text numbers it.", examples=["4.2"])
    clause_kind: ClauseKind = Field(description="What the clause is about; amendments are judged by it.")
    heading: Title | None = Field(None, description="The heading above the clause, without its number.")
    text: ClauseText = Field(description="The clause as it is to read.")
    legal_advice_obtained: bool | None = Field(
        None, description="Whether legal advice was taken on it; null when unknown."
    )
    survives_end: bool | None = Field(None, description="Whether it stays in effect after the end (R-069).")


def _where(kind: ClauseOperationKind) -> JsonSchema:
    given = {"clause_id": ("clauseId", {"type": "string"}), "clause": ("clause", {"type": "object"})}
    members: JsonSchema = {name: {"type": "null"} for name, _ in given.values()}
    members |= {given[member][0]: given[member][1] for member in _MEMBERS[kind]}
    members |= {} if kind in _PLACED else {"afterClauseId": {"type": "null"}}
    required = [given[member][0] for member in sorted(_MEMBERS[kind])]
    return {
        "if": {"properties": {"kind": {"const": kind.value}}},
        "then": {"properties": members, "required": required},
    }


_BY_KIND: JsonSchema = {"allOf": [_where(kind) for kind in ClauseOperationKind]}


class ClauseOperation(ApiModel):
    """One change of the text: replace, insert, delete or move a clause of the baseline."""

    model_config = ConfigDict(json_schema_extra=_BY_KIND)

    kind: ClauseOperationKind
    clause_id: UUID | None = Field(None, description="The clause of the baseline; not for `insert`.")
    after_clause_id: UUID | None = Field(
        None, description="Where `insert` and `move` put it: behind this clause of the baseline; null: at the top."
    )
    clause: AmendedClause | None = Field(None, description="The whole clause as it is to read, new or replaced.")

    @model_validator(mode="after")
    def _members_fit(self) -> Self:
        given = {name for name in ("clause_id", "clause") if getattr(self, name) is not None}
        is_placed = self.after_clause_id is None or self.kind in _PLACED
        if given != _MEMBERS[self.kind] or not is_placed:
            raise invalid(
                "operation_members",
                "Geef bij `replace` `clauseId` en `clause`, bij `insert` `clause`, bij `delete` en `move` `clauseId`;"
                " `afterClauseId` hoort alleen bij `insert` en `move`.",
                "Give `clauseId` and `clause` with `replace`, `clause` with `insert`, `clauseId` with `delete` and"
                " `move`; `afterClauseId` only goes with `insert` and `move`.",
            )
        return self


_END_OR_INDEFINITE: JsonSchema = {
    "if": {"properties": {"isIndefinite": {"const": True}}, "required": ["isIndefinite"]},
    "then": {"properties": {"endsOn": {"type": "null"}}},
}


class TermChanges(ApiModel):
    """Terms of the agreement that are to change; what is left out or null stays as it is."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, **_END_OR_INDEFINITE})

    starts_on: PartialDate | None = Field(None, description="The first day the agreement is to run.")
    ends_on: PartialDate | None = Field(None, description="The last day the agreement is to run.")
    is_indefinite: bool | None = Field(None, description="Whether it is to run until somebody ends it.")
    notice_period_months: Annotated[Months, Field(ge=0)] | None = Field(None, description="Calendar months.")
    tacit_renewal_months: Annotated[Months, Field(ge=1)] | None = Field(None, description="Calendar months.")

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if all(value is None for _, value in self):
            raise invalid(
                "no_change",
                "Er verandert geen termijn; laat `termChanges` weg.",
                "No term changes; leave `termChanges` out.",
            )
        if self.is_indefinite is True and self.ends_on is not None:
            raise invalid(
                "end_or_indefinite",
                "Wat voor onbepaalde tijd geldt, heeft geen einddag: geef `endsOn` of `isIndefinite: true`.",
                "What is indefinite has no last day: give `endsOn` or `isIndefinite: true`.",
            )
        return self


class AmendmentPeriod(ApiModel):
    """Since which legal day an amendment has or had a status."""

    status: AmendmentStatus
    since: PartialDate | None = Field(description="The day from which it stood so; null where that is not known.")
