"""Who may do what: one declaration per operation, read by routes, by `/v1/me/access` and by the documentation.

A role is held at an organisation and comes from the memberships; a scope comes from the token and can only narrow.
What somebody may see is not decided here: that is the visibility condition of each resource.
"""

from dataclasses import dataclass
from typing import Any

from fastapi import Depends

from app.kit import problem_types
from app.kit.auth.tokens import VerifiedToken
from app.kit.domain import ApiRole, Localised, refusal
from app.kit.reception import RECEPTION, RegisterDep, TokenDep, required
from app.kit.resources import Steward

SCOPES: dict[str, str] = {
    "agreements.read": "Read what you may see of agreements, decisions, parties, findings and documents.",
    "agreements.write": "Record and correct agreements, decisions, parties, organisations and documents.",
    "mandates.read": "Read mandates.",
    "mandates.manage": "Record and correct mandates.",
    "allocations.read": "Read funding envelopes and allocations.",
    "allocations.propose": "Record and correct funding envelopes and allocations.",
    "events.read": "Read the event feed.",
    "webhooks.manage": "Read, make and change webhook subscriptions.",
    "audit.read": "Read the journal.",
    "admin.members": "Give and end memberships.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Who may do one operation.

    Without `needs_token` everybody may, and sees what is public. Without `roles` no role is needed. `steward` says
    which organisation a record is kept by, for operations that change one; `in_dossier` whether it does so in a
    dossier that is there already, so that what the organisation has to do with that dossier counts.
    """

    operation: str
    scope: str | None = None
    needs_token: bool = False
    roles: frozenset[ApiRole] = frozenset()
    steward: Steward | None = None
    in_dossier: bool = True

    def __post_init__(self) -> None:
        """Enter the register of policies.

        Raises:
            ValueError: the operation is declared twice, or names a scope that does not exist.

        """
        if self.operation in POLICIES or self.scope not in {None, *SCOPES}:
            raise ValueError(f"the policy of {self.operation} is declared twice or names an unknown scope")
        POLICIES[self.operation] = self


POLICIES: dict[str, Policy] = {}


def lacks_scope(token: VerifiedToken, scope: str | None) -> bool:
    """Tell whether a token is narrowed to scopes that do not include this one.

    A token that names none of the register's scopes is bound by memberships alone, unless its issuer must name them.
    """
    if scope is None or scope in token.scopes:
        return False
    return token.scopes_required or not token.scopes.isdisjoint(SCOPES)


def require_scope(token: VerifiedToken | None, policy: Policy) -> None:
    """Refuse a caller without a token where one is needed, and a token narrowed to other scopes.

    Raises:
        RefusedError: `authentication-required`, `insufficient-scope`.

    """
    if policy.needs_token:
        required(token)
    if token is not None and lacks_scope(token, policy.scope):
        sentence = Localised("Het token mist de scope `{scope}`.", "The token lacks the scope `{scope}`.")
        challenge = f'Bearer error="insufficient_scope", scope="{policy.scope}"'
        raise refusal(
            problem_types.INSUFFICIENT_SCOPE,
            sentence.filled(scope=policy.scope),
            headers={"WWW-Authenticate": challenge},
            neededScope=policy.scope,
        )


def guarded(policy: Policy) -> list[Any]:
    """Return what a route depends on before it does anything: reception, then its policy."""

    async def allow(token: TokenDep, register: RegisterDep) -> None:
        require_scope(token, policy)
        if token is not None and policy.roles:
            await register.gate.require_role(token, policy.roles)

    allow.policy = policy  # type: ignore[attr-defined]  # lets a test find the policy of every route
    return [*RECEPTION, Depends(allow)]
