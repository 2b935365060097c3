"""All SQL of organisations: who sees them, how they are filtered and sorted, what must be unique."""

from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.resources import BY_RECORDING, Sort, contains, equals
from app.kit.visibility import ANY_MEMBER, IN_DOSSIER
from app.organisations.models import Organisation

IDENTIFIER_COLUMNS = {"kvkNumber": "kvk_number", "rsin": "rsin", "oin": "oin", "tooiUri": "tooi_uri"}

ORGANISATION_FILTERS = {
    "kind": equals("kind"),
    "status": equals("status"),
    "slug": equals("slug"),
    "name": contains("name"),
}
ORGANISATION_SORTS = {"name": Sort("lower(r.name)"), "recordedAt": BY_RECORDING}
PERSON_FILTERS = {"family_name": contains("family_name")}
PERSON_SORTS = {"familyName": Sort("lower(r.family_name)"), "recordedAt": BY_RECORDING}
OFFICE_HOLDING_FILTERS = {name: equals(name) for name in ("person_id", "organisation_id", "function_kind")}
ROLE_VISIBLE = (
    "r.organisation_id = ANY({organisations})"
    f" OR CASE WHEN r.agreement_id IS NULL THEN {ANY_MEMBER} ELSE {IN_DOSSIER} END"
)
ROLE_ASSIGNMENT_FILTERS = {
    name: equals(name) for name in ("role", "agreement_id", "programme_id", "office_holding_id")
}


async def identifiers_in_use(session: AsyncSession, organisation: Organisation) -> list[str]:
    """Return the published names of identifiers that another organisation already carries."""
    found = []
    for name, column in IDENTIFIER_COLUMNS.items():
        value = getattr(organisation, column)
        if value is None:
            continue
        statement: Any = select(Organisation.id).where(
            getattr(Organisation, column) == value, col(Organisation.id) != organisation.id
        )
        with session.no_autoflush:
            if (await session.exec(statement)).first() is not None:
                found.append(name)
    return found
