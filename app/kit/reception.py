"""What every operation does first: read the token, refuse what the API does not know, negotiate."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from app.kit import problem_types
from app.kit.auth.tokens import IdentityProviderUnavailable, InvalidToken, VerifiedToken, bearer_token
from app.kit.domain import FieldError, RefusedError, refusal
from app.kit.register import Register, register_of

ORGANISATION_HEADER = "convenant-organisation"
BEARER = HTTPBearer(
    scheme_name="accessToken",
    bearerFormat="JWT",
    description="An access token of a configured issuer. In development: `convenant token`.",
    auto_error=False,
)


async def current_token(request: Request) -> VerifiedToken | None:
    """Return the verified token of a request, or nothing for a reader without one.

    Raises:
        RefusedError: `invalid-token` or `identity-provider-unavailable`.

    """
    try:
        token = bearer_token(request.headers.getlist("authorization"))
        if token is None:
            return None
        verified = await register_of(request).keyring.verify(token)
    except InvalidToken:
        raise refusal(
            problem_types.INVALID_TOKEN, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
        ) from None
    except IdentityProviderUnavailable:
        raise refusal(problem_types.IDENTITY_PROVIDER_UNAVAILABLE, headers={"Retry-After": "30"}) from None
    request.state.actor = f"{verified.issuer} {verified.subject}"
    return verified


async def no_repeated_parameters(request: Request) -> None:
    """Refuse a query that names a parameter twice.

    Raises:
        RefusedError: `duplicate-parameter`.

    """
    raw = request.scope["query_string"]
    if raw.count(b"=") < 2 and b"&" not in raw:  # noqa: PLR2004 - two make a repetition
        return
    names = Counter(name for name, _ in parse_qsl(raw.decode("latin-1"), keep_blank_values=True))
    repeated = sorted(name for name, times in names.items() if times > 1)
    if repeated:
        cause = problem_types.DUPLICATE_PARAMETER.cause
        faults = tuple(FieldError("query", name[:100], "duplicate-parameter", cause) for name in repeated)
        raise refusal(problem_types.DUPLICATE_PARAMETER, errors=faults)


async def no_parameters_of_none(request: Request) -> None:
    """Refuse any query where the operation takes none: a parameter that is ignored misleads who sent it.

    Raises:
        RefusedError: `unknown-parameter`.

    """
    if not request.scope["query_string"] or request.scope["route"].dependant.query_params:
        return
    cause = problem_types.UNKNOWN_PARAMETER.cause
    names = sorted(set(request.query_params))
    faults = tuple(FieldError("query", name[:100], "extra-forbidden", cause) for name in names)
    raise refusal(problem_types.UNKNOWN_PARAMETER, errors=faults)


def accepts(accept: str, offered: Sequence[str]) -> bool:
    """Tell whether an `Accept` header allows one of the forms offered (RFC 9110, section 12.5.1).

    The most specific range that names a form decides about it; `q=0` refuses.
    """
    if not accept.strip():
        return True
    allowed: dict[str, bool] = {}
    for part in accept.split(","):
        media_range, *parameters = ("".join(piece.split()).lower() for piece in part.split(";"))
        refused = any(re.fullmatch(r"q=0(\.0{0,3})?", parameter) for parameter in parameters)
        allowed[media_range] = allowed.get(media_range, False) or not refused
    ranges = ((form, f"{form.partition('/')[0]}/*", "*/*") for form in offered)
    return any(next((allowed[r] for r in named if r in allowed), False) for named in ranges)


async def json_is_acceptable(request: Request) -> None:
    """Refuse a reader that cannot take JSON.

    Raises:
        RefusedError: `not-acceptable`.

    """
    accept = ",".join(request.headers.getlist("accept"))
    if not accepts(accept, ("application/json", "application/problem+json")):
        raise refusal(problem_types.NOT_ACCEPTABLE)


def named_organisation(request: Request) -> UUID | None:
    """Return the organisation a request says it acts for.

    Raises:
        RefusedError: `malformed-request` when the header is not a UUID.

    """
    named = request.headers.get(ORGANISATION_HEADER)
    if named is None:
        return None
    try:
        return UUID(named)
    except ValueError:
        raise refusal(problem_types.MALFORMED_REQUEST) from None


def required(token: VerifiedToken | None) -> VerifiedToken:
    """Return the token of an operation that is not open to everybody.

    Raises:
        RefusedError: `authentication-required`.

    """
    if token is None:
        raise authentication_required()
    return token


def authentication_required() -> RefusedError:
    """Return the refusal of a reader without a token (RFC 6750, section 3)."""
    return refusal(problem_types.AUTHENTICATION_REQUIRED, headers={"WWW-Authenticate": "Bearer"})


TokenDep = Annotated[VerifiedToken | None, Depends(current_token)]
RegisterDep = Annotated[Register, Depends(register_of)]
RECEPTION: list[Any] = [
    Depends(BEARER),
    Depends(json_is_acceptable),
    Depends(no_repeated_parameters),
    Depends(no_parameters_of_none),
]
