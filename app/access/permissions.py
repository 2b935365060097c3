"""What somebody may do here, and why not: every declared policy held against roles, scopes and relations. Pure."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.access.rules import DossierRelationKind, Standing
from app.access.schemas import OperationAccess
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import Localised
from app.kit.policy import Policy, lacks_scope
from app.kit.resources import Steward
from app.kit.schema import LocalisedText

Relations = Mapping[UUID, frozenset[DossierRelationKind]]

NEEDS_TOKEN = Localised("Hiervoor is een token nodig.", "This needs a token.")
NEEDS_SCOPE = Localised("Het token mist de scope `{scope}`.", "The token lacks the scope `{scope}`.")
NEEDS_ROLE = Localised("Hiervoor is een van deze rollen nodig: {roles}.", "This needs one of these roles: {roles}.")
KEPT_BY_OTHERS = Localised("Dit wordt bijgehouden door {nl}.", "This is kept by {en}.")

# What an organisation must have to do with a dossier before its people keep such records there.
_NEEDED_RELATIONS: dict[Steward, frozenset[DossierRelationKind]] = {
    Steward.MANAGER_ITSELF: frozenset({DossierRelationKind.MANAGES}),
    Steward.MANAGER_IN_DOSSIER: frozenset({DossierRelationKind.MANAGES}),
    Steward.MANAGER_OR_PROVIDER: frozenset({DossierRelationKind.MANAGES, DossierRelationKind.FUNDS}),
    Steward.MANAGING_ORGANISATION: frozenset({DossierRelationKind.MANAGES}),
    Steward.PROVIDER: frozenset({DossierRelationKind.FUNDS}),
    Steward.PARTY_ITSELF: frozenset({DossierRelationKind.MANAGES, DossierRelationKind.PARTY}),
}


def operation_access(
    policy: Policy, token: VerifiedToken | None, standings: Sequence[Standing], relations: Relations | None
) -> OperationAccess:
    """Return whether somebody may do one operation; `relations` are those to one dossier, nothing in general."""
    reasons: list[Localised] = []
    if policy.needs_token and token is None:
        reasons.append(NEEDS_TOKEN)
    if token is not None and lacks_scope(token, policy.scope):
        reasons.append(NEEDS_SCOPE.filled(scope=policy.scope))
    fitting = [standing.organisation_id for standing in standings if standing.roles & policy.roles]
    if policy.roles and not fitting:
        reasons.append(NEEDS_ROLE.filled(roles=", ".join(sorted(policy.roles))))
    needed = _NEEDED_RELATIONS.get(policy.steward) if policy.steward and policy.in_dossier else None
    if needed and relations is not None and fitting:
        fitting = [found for found in fitting if relations.get(found, frozenset()) & needed]
        if not fitting and policy.steward is not None:
            reasons.append(KEPT_BY_OTHERS.filled(nl=policy.steward.value.nl, en=policy.steward.value.en))
    kept_by = policy.steward.value if policy.steward else None
    return OperationAccess(
        operation=policy.operation,
        allowed=not reasons,
        for_organisation_ids=tuple(sorted(fitting)) if policy.roles else (),
        kept_by=_text(kept_by) if kept_by else None,
        needed_roles=tuple(sorted(policy.roles)),
        needed_scope=policy.scope,
        reasons=tuple(_text(reason) for reason in reasons),
    )


def _text(sentence: Localised) -> LocalisedText:
    return LocalisedText(nl=sentence.nl, en=sentence.en)
