"""What every operation does first: read the token, refuse what the API does not know, negotiate."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from app.kit import fault_problems, problem_types
from app.kit.auth.tokens import IdentityProviderUnavailable, InvalidToken, VerifiedToken, bearer_token
from app.kit.domain import FieldError, Localised, RefusedError, refusal
from app.kit.http import allowance_of, context_of
from app.kit.register import Register, register_of
from app.kit.request_form import header_lines

_security_log = logging.getLogger("convenant.security")
ORGANISATION_HEADER = "convenant-organisation"
PARAMETER_LIMIT = 30
_TOO_MANY_PARAMETERS = Localised(
    f"Een verzoek heeft hoogstens {PARAMETER_LIMIT} queryparameters.",
    f"A request has at most {PARAMETER_LIMIT} query parameters.",
)
BEARER = HTTPBearer(
    scheme_name="accessToken",
    bearerFormat="JWT",
    description="An access token of a configured issuer. In development: `convenant token`.",
    auto_error=False,
)


async def current_token(request: Request) -> VerifiedToken | None:
    """Return the verified token of a request, or nothing for a reader without one.

    Every cause of a refusal gets the same answer; which one it was stands in the security log only.

    Raises:
        RefusedError: `invalid-token`, `identity-provider-unavailable` or `rate-limit-exceeded`.

    """
    allowance = allowance_of(request.scope)
    try:
        token = bearer_token(header_lines(request.scope, b"authorization"))
        if token is None:
            return None
        verified = await register_of(request).keyring.verify(token)
    except InvalidToken as refused:
        _security_log.info("token refused: %s", refused.reason, extra=_findable(request))
        await allowance.take_failure()
        raise refusal(
            problem_types.INVALID_TOKEN, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
        ) from None
    except IdentityProviderUnavailable as unavailable:
        _security_log.warning("token not judged: %s", unavailable, extra=_findable(request))
        raise refusal(fault_problems.IDENTITY_PROVIDER_UNAVAILABLE, headers={"Retry-After": "30"}) from None
    request.scope["state"]["actor"] = f"{verified.issuer} {verified.subject}"
    await allowance.take_principal(*verified.principal)
    return verified


def _findable(request: Request) -> dict[str, str]:
    return {"request_id": context_of(request.scope).request_id}


async def no_repeated_parameters(request: Request) -> None:
    """Refuse a query that names a parameter twice, or more parameters than any operation has.

    Raises:
        RefusedError: `duplicate-parameter`, `validation-failed`.

    """
    raw = request.scope["query_string"]
    if raw.count(b"&") >= PARAMETER_LIMIT:
        fault = FieldError("query", "", "too-many-parameters", _TOO_MANY_PARAMETERS)
        raise refusal(problem_types.VALIDATION_FAILED, errors=(fault,))
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
    """Tell whether an `Accept` header allows one of the forms offered (RFC 9110, section 12.5.1)."""
    return any(_weight(accept, form) > 0 for form in offered)


def preferred(accept: str, offered: Sequence[str]) -> str:
    """Return the form an `Accept` header prefers of those offered; the first of equals (RFC 9110, section 12.5.1)."""
    return max(offered, key=lambda form: _weight(accept, form))


def _weight(accept: str, form: str) -> float:
    """Return how much a reader wants a form, from 0 to 1; the most specific range that names it decides."""
    if not accept.strip():
        return 1.0
    weights: dict[str, float] = {}
    for part in accept.split(","):
        media_range, *parameters = ("".join(piece.split()).lower() for piece in part.split(";"))
        given = (_WEIGHT.fullmatch(parameter) for parameter in parameters)
        weight = next((float(found[1]) for found in given if found), 1.0)
        weights[media_range] = max(weights.get(media_range, 0.0), weight)
    ranges = (form, f"{form.partition('/')[0]}/*", "*/*")
    return next((weights[named] for named in ranges if named in weights), 0.0)


_WEIGHT = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


async def answer_is_acceptable(request: Request) -> None:
    """Refuse a reader that takes none of the forms its operation gives.

    Raises:
        RefusedError: `not-acceptable`.

    """
    route = request.scope["route"]
    own = getattr(route.response_class, "value", route.response_class).media_type
    offered = (own, *route.responses.get(200, {}).get("content", {}), "application/problem+json")
    if not accepts(",".join(request.headers.getlist("accept")), offered):
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


async def _register(request: Request) -> Register:
    # FastAPI sends what is not a coroutine to a thread and back.
    return register_of(request)


TokenDep = Annotated[VerifiedToken | None, Depends(current_token)]
RegisterDep = Annotated[Register, Depends(_register)]
RECEPTION: list[Any] = [
    Depends(BEARER),
    Depends(answer_is_acceptable),
    Depends(no_repeated_parameters),
    Depends(no_parameters_of_none),
]
