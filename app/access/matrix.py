"""The table of who may do what, written from the declared policies for people who read rather than ask."""

from collections.abc import Sequence

from app.kit.domain import ApiRole
from app.kit.policy import POLICIES, SCOPES, Policy

_INTRODUCTION = """# Who may do what

This page is generated from the policy every operation declares; `make check` compares them. The same policies decide
at every route and answer `GET /v1/me/access`.

- **Who somebody is** comes from the token. **What somebody may do** comes from the memberships in the register: roles
  at organisations. A role that is withdrawn ends at the next request.
- **What somebody may see** does not depend on the role: members of an organisation see every dossier it manages, is
  party to or funds; auditors see everything; administrators, as such, see only memberships
  and webhook subscriptions. What may not be seen is answered like what does not exist.
- **Kept by** says which organisation's people may record and correct, besides holding the role.
- **Scope**: a token that names any of the register's scopes may do only what these allow; a token that names none is
  bound by the memberships alone, unless its issuer is configured with `scopes_required`.
"""


def access_page() -> str:
    """Return the page in Markdown."""
    roles = [role for role in ApiRole if role is not ApiRole.PUBLIC]
    changing = [POLICIES[name] for name in sorted(POLICIES) if POLICIES[name].roles]
    others = [POLICIES[name] for name in sorted(POLICIES) if not POLICIES[name].roles]
    head = f"| Operation | {' | '.join(f'`{role}`' for role in roles)} | Kept by | Scope |"
    rule = f"|---|{':-:|' * len(roles)}---|---|"
    rows = [_row(policy, roles) for policy in changing]
    reads = [f"| `{policy.operation}` | {_audience(policy)} | {_scope(policy)} |" for policy in others]
    scopes = [f"| `{name}` | {meaning} |" for name, meaning in SCOPES.items()]
    return "\n".join(
        (
            _INTRODUCTION,
            "## Operations that need a role\n",
            head,
            rule,
            *rows,
            "\n## Operations that need none\n",
            "| Operation | For | Scope |",
            "|---|---|---|",
            *reads,
            "\n## Scopes\n",
            "| Scope | Allows |",
            "|---|---|",
            *scopes,
            "",
        )
    )


def _row(policy: Policy, roles: Sequence[ApiRole]) -> str:
    marks = " | ".join("✔" if role in policy.roles else "" for role in roles)
    kept_by = policy.steward.value.en if policy.steward else ""
    return f"| `{policy.operation}` | {marks} | {kept_by} | {_scope(policy)} |"


def _audience(policy: Policy) -> str:
    return "whoever has a token" if policy.needs_token else "everybody, each what they may see"


def _scope(policy: Policy) -> str:
    return f"`{policy.scope}`" if policy.scope else ""
