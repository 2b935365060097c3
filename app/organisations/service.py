"""Use cases of organisations and the people who act for them."""

from typing import Any

from app.kit.dates import ANY_DAY
from app.kit.domain import ApiRole, FieldError, Localised, refusal, settle
from app.kit.resources import Resource, Steward, within_period
from app.kit.schema import PartialDate
from app.kit.visibility import ANY_MEMBER, FOR_ADMINISTRATORS
from app.kit.work import Work
from app.organisations import repository, rules
from app.organisations.models import OfficeHolding, Organisation, Person, RoleAssignment
from app.organisations.schemas import (
    OfficeHoldingCreate,
    OfficeHoldingQuery,
    OfficeHoldingRead,
    OrganisationCreate,
    OrganisationQuery,
    OrganisationRead,
    PersonCreate,
    PersonQuery,
    PersonRead,
    RoleAssignmentCreate,
    RoleAssignmentQuery,
    RoleAssignmentRead,
)

RECORDERS = frozenset({ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER})


async def check_organisation(work: Work, row: Organisation, facts: OrganisationCreate) -> None:
    """Refuse a name or an identifier that is not what it should be, or too much like another organisation's.

    Raises:
        RefusedError: `misleading-name`, `confusable-name`, `identifier-invalid`, `identifier-in-use` (R-119).

    """
    settle(rules.name_can_be_read(facts.name), facts.recording_mode)
    if await repository.has_lookalike(work.session, row):
        cause = rules.CONFUSABLE_NAME.cause
        fault = FieldError("body", "/name", "confusable-name", cause)
        raise refusal(rules.CONFUSABLE_NAME, errors=(fault,))
    await check_identifiers(work, row, facts)


async def check_identifiers(work: Work, row: Organisation, facts: OrganisationCreate) -> None:
    """Refuse identifiers that are malformed or belong to another organisation.

    Raises:
        RefusedError: `identifier-invalid`, `identifier-in-use` (R-119).

    """
    given = {name: getattr(facts, column) for name, column in repository.IDENTIFIER_COLUMNS.items()}
    settle(rules.identifiers_are_valid(given), facts.recording_mode)
    taken = await repository.identifiers_in_use(work.session, row)
    if taken:
        cause = rules.IDENTIFIER_IN_USE.cause
        faults = tuple(FieldError("body", f"/{name}", "identifier-in-use", cause) for name in taken)
        raise refusal(rules.IDENTIFIER_IN_USE, rule="R-119", errors=faults)


async def check_period(work: Work, row: Any, facts: OfficeHoldingCreate | RoleAssignmentCreate) -> None:
    """Refuse a period that certainly runs backwards.

    Raises:
        RefusedError: `period-invalid` (R-003).

    """
    refuse_backward_period(facts.valid_from, facts.valid_to)


def refuse_backward_period(start: PartialDate | None, end: PartialDate | None) -> None:
    """Refuse a period that certainly ends before it starts.

    Raises:
        RefusedError: `period-invalid` (R-003).

    """
    earliest = (start.interval if start else ANY_DAY).earliest
    latest = (end.interval if end else ANY_DAY).latest
    for violation in rules.period_runs_forward(earliest, latest):
        raise refusal(violation.problem, rule=violation.rule)


ORGANISATIONS = Resource(
    kind="organisation",
    path="/organisations",
    tag="Organisations",
    title=Localised("organisatie", "organisation"),
    plural=Localised("organisaties", "organisations"),
    about="A body or legal person that can be party to an agreement, provide money or receive it.",
    table=Organisation,
    read=OrganisationRead,
    create=OrganisationCreate,
    query=OrganisationQuery,
    visible=ANY_MEMBER,
    is_public=True,
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    owner_column="id",
    apply=check_organisation,
    filters=repository.ORGANISATION_FILTERS,
    sorts=repository.ORGANISATION_SORTS,
    refused_with=(
        "confusable-name",
        "duplicate-resource",
        "identifier-in-use",
        "identifier-invalid",
        "misleading-name",
    ),
)
PERSONS = Resource(
    kind="person",
    path="/persons",
    tag="Organisations",
    title=Localised("persoon", "person"),
    plural=Localised("personen", "persons"),
    about="A person who acts through an office; never more than the name.",
    table=Person,
    read=PersonRead,
    create=PersonCreate,
    query=PersonQuery,
    # Who gives memberships says which person somebody is.
    visible=f"{ANY_MEMBER} OR {FOR_ADMINISTRATORS}",
    writers=RECORDERS,
    steward=Steward.ANYBODY,
    filters=repository.PERSON_FILTERS,
    sorts=repository.PERSON_SORTS,
)
OFFICE_HOLDINGS = Resource(
    kind="office_holding",
    path="/office-holdings",
    tag="Organisations",
    title=Localised("ambtsvervulling", "office holding"),
    plural=Localised("ambtsvervullingen", "office holdings"),
    about="A person in an office of an organisation, for a period. A person acts only through an office.",
    table=OfficeHolding,
    read=OfficeHoldingRead,
    create=OfficeHoldingCreate,
    query=OfficeHoldingQuery,
    visible=ANY_MEMBER,
    writers=RECORDERS,
    steward=Steward.OWN_ORGANISATION,
    apply=check_period,
    filters=repository.OFFICE_HOLDING_FILTERS,
    project=within_period("validFrom", "validTo"),
    refused_with=("period-invalid",),
)
ROLE_ASSIGNMENTS = Resource(
    kind="role_assignment",
    path="/role-assignments",
    tag="Organisations",
    title=Localised("roltoedeling", "role assignment"),
    plural=Localised("roltoedelingen", "role assignments"),
    about="Who has a role, such as portfolio holder, for one agreement or programme; it resolves role-held mandates.",
    table=RoleAssignment,
    read=RoleAssignmentRead,
    create=RoleAssignmentCreate,
    query=RoleAssignmentQuery,
    visible=repository.ROLE_VISIBLE,
    is_kept_in_sight=True,
    writers=RECORDERS,
    steward=Steward.OWN_ORGANISATION,
    apply=check_period,
    filters=repository.ROLE_ASSIGNMENT_FILTERS,
    project=within_period("validFrom", "validTo"),
    refused_with=("period-invalid",),
)
