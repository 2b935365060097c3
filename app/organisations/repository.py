"""All SQL of organisations: who sees them, how they are filtered and sorted, what must be unique."""

from typing import Any

from sqlalchemy import inspect, text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.kit.resources import BY_RECORDING, Sort, contains, equals
from app.kit.visibility import ANY_MEMBER, IN_DOSSIER
from app.organisations.models import Organisation
from app.organisations.rules import name_skeleton

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


# Any constant serves; the trigger of the table takes the same one.
_NAMES_LOCK = text("SELECT pg_advisory_xact_lock(5205117019720002)")
_LOOKALIKE = text(
    "SELECT EXISTS (SELECT FROM organisation WHERE name_skeleton = :skeleton AND name <> :name AND id <> :id)"
)


async def has_lookalike(session: AsyncSession, organisation: Organisation) -> bool:
    """Tell whether a new name looks like another's, and let nobody else give names until this transaction ends.

    A name that stays is not compared: where two look alike already, everything else can still be corrected.
    """
    if not inspect(organisation).attrs.name.history.has_changes():
        return False
    connection = await session.connection()
    await connection.execute(_NAMES_LOCK)
    given = {
        "skeleton": name_skeleton(organisation.name),
        "name": organisation.name,
        "id": organisation.id,
    }
    return bool((await connection.execute(_LOOKALIKE, given)).scalar_one())


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
