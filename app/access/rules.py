"""Who may record what. Pure: memberships and relations in, a verdict out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from app.kit.codelists import CodeList
from app.kit.domain import ApiRole, Localised, Violation, problem_type
from app.kit.problem_types import FORBIDDEN, SEGREGATION_OF_DUTIES


class DossierRelationKind(CodeList):
    """Why an organisation has to do with a dossier."""

    MANAGES = "manages", "Beheert"
    PARTY = "party", "Is partij"
    FUNDS = "funds", "Financiert"


ORGANISATION_REQUIRED = problem_type(
    "organisation-required",
    400,
    title=Localised("Namens welke organisatie?", "On behalf of which organisation?"),
    cause=Localised(
        "U hoort bij meer organisaties en zegt niet namens welke u handelt.",
        "You belong to several organisations and do not say which one you act for.",
    ),
    remedy=Localised(
        "Noem het id van de organisatie in de header `Convenant-Organisation`.",
        "Name the organisation's id in the header `Convenant-Organisation`.",
    ),
)


def auditors_only_read(roles: Collection[ApiRole], elsewhere: Collection[ApiRole]) -> list[Violation]:
    """Refuse a role that writes beside that of auditor, held here or at another organisation.

    Reliability reference, section 4: an auditor cannot write, nor audit what they wrote themselves.
    """
    held = {*roles, *elsewhere} - {ApiRole.PUBLIC}
    if ApiRole.AUDITOR not in held or held == {ApiRole.AUDITOR}:
        return []
    sentence = Localised(
        "Een auditor leest alleen en heeft geen andere rol, ook niet bij een andere organisatie.",
        "An auditor only reads and holds no other role, nor one at another organisation.",
    )
    return [Violation(SEGREGATION_OF_DUTIES, sentence)]


def nobody_gives_themselves(actor: tuple[str, str], member: tuple[str, str]) -> list[Violation]:
    """Refuse roles given to oneself (reliability reference, section 4: members, never self).

    Both are issuer and subject.
    """
    if actor != member:
        return []
    sentence = Localised(
        "Niemand geeft zichzelf rollen of neemt ze zichzelf af.",
        "Nobody gives roles to, or takes roles from, themselves.",
    )
    return [Violation(SEGREGATION_OF_DUTIES, sentence)]


@dataclass(frozen=True, slots=True)
class Standing:
    """A principal's roles at one organisation, and the person it is there."""

    organisation_id: UUID
    roles: frozenset[ApiRole]
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """A principal, by the issuer and subject of its tokens, and the persons its memberships say it is."""

    issuer: str
    subject: str
    person_ids: frozenset[UUID] = frozenset()


def same_person(first: Identity, second: Identity) -> bool:
    """Tell whether two principals are one person: the same account, or two accounts linked to the same person.

    What segregation of duties asks (R-047, R-091): one person with accounts at two organisations stays one person.
    """
    is_same_account = (first.issuer, first.subject) == (second.issuer, second.subject)
    return is_same_account or not first.person_ids.isdisjoint(second.person_ids)


def acting_role(
    standings: Iterable[Standing], allowed: Collection[ApiRole], named: UUID | None
) -> tuple[Standing, ApiRole] | Violation:
    """Choose the organisation and role a principal acts with, or say what is missing (R-117).

    `named` is the organisation the request names; who belongs to several has to name it. As a mandate holder, who may
    do less than others, acts only who may not do it in another role.
    """
    standings = [standing for standing in standings if standing.roles - {ApiRole.PUBLIC}]
    if named is None and len(standings) > 1:
        return Violation(ORGANISATION_REQUIRED, ORGANISATION_REQUIRED.cause)
    fitting = [
        (standing, role)
        for standing in standings
        if named is None or standing.organisation_id == named
        for role in sorted(standing.roles, key=lambda role: (role is ApiRole.MANDATE_HOLDER, role))
        if role in allowed
    ]
    if fitting:
        return fitting[0]
    return lacking_role(allowed)


def lacking_role(allowed: Collection[ApiRole]) -> Violation:
    """Return what is missing when none of the roles is held (R-117)."""
    wanted = sorted(allowed)
    return Violation(
        FORBIDDEN,
        Localised(
            "Hiervoor is een van deze rollen nodig: {roles}.", "This needs one of these roles: {roles}."
        ).filled(roles=", ".join(wanted)),
        rule="R-117",
        members={"neededRoles": [str(role) for role in wanted]},
    )
