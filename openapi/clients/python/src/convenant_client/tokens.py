"""Where access tokens come from: a text, a function of the user's, or OAuth 2.0 client credentials."""

import time
from collections.abc import Awaitable, Callable, Mapping
from itertools import count
from typing import Any, Literal, Protocol, TypeAlias
from uuid import uuid4

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from pydantic import TypeAdapter, ValidationError

from convenant_client.errors import TokenError, UnreachableError
from convenant_client.flow import Alone, Call, Flow, Send, Wait
from convenant_client.retrying import Patience, is_repeatable, seconds_asked

Algorithm = Literal["RS256", "PS256", "ES256"]
PrivateKey: TypeAlias = RSAPrivateKey | EllipticCurvePrivateKey
TokenFunction: TypeAlias = Callable[[], str | None] | Callable[[], Awaitable[str | None]]

ASSERTION_SECONDS = 60
# A token is not used in its last moments: on its way to the register it would expire.
MARGIN_SECONDS = 30.0
LIFETIME_WHEN_UNSAID_SECONDS = 300.0
PATIENCE_SECONDS = 30.0
_JSON_OBJECT = TypeAdapter(dict[str, Any])
_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class TokenSource(Protocol):
    """Gives tokens."""

    def token(self, refused: str | None, /) -> Flow[str | None]:
        """Return a token to use; `refused` is the one the register just refused, if it did."""
        ...


class FixedToken:
    """Always the same token, or none."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def token(self, _refused: str | None, /) -> Flow[str | None]:
        """Return the token."""
        yield from ()
        return self._text


class CalledToken:
    """Whatever a function returns; it is asked for each request, and once more when its token is refused."""

    def __init__(self, function: TokenFunction) -> None:
        self._function = function

    def token(self, _refused: str | None, /) -> Flow[str | None]:
        """Return what the function returns."""
        given: str | None = yield Call(self._function)
        return given


class ClientCredentials:
    """OAuth 2.0 client credentials, proven with a signed assertion (`private_key_jwt`; RFC 7523, OAuth NL).

    A token is kept until just before it expires, or until the register refuses it; then it is renewed once, however
    many requests of a client wait for it. Clients may share one of these.

    `key` is a private key: PEM, or a JWK as text or mapping. `audience` is what the token endpoint expects in the
    assertion; by default its own address.

    Raises:
        ValueError: the key is not an RSA or P-256 private key, or does not suit the algorithm.

    """

    def __init__(
        self,
        *,
        token_url: str,
        client_id: str,
        key: str | bytes | Mapping[str, Any],
        key_id: str | None = None,
        algorithm: Algorithm | None = None,
        scope: str | None = None,
        audience: str | None = None,
    ) -> None:
        self._token_url = token_url
        self._client_id = client_id
        self._key, said = _private_key(key)
        self._key_id: str | None = key_id or said.get("kid")
        self._algorithm = _algorithm_for(self._key, algorithm or said.get("alg"))
        self._scope = scope
        self._audience = audience or token_url
        self._kept: tuple[str, float] | None = None

    def token(self, refused: str | None, /) -> Flow[str | None]:
        """Return the token that is kept, or a new one."""
        kept = self._usable(refused)
        if kept is not None:
            return kept
        renewed: str = yield Alone(self._renewed(refused))
        return renewed

    def _usable(self, refused: str | None) -> str | None:
        if self._kept is None:
            return None
        token, until = self._kept
        return token if token != refused and time.monotonic() < until else None

    def _renewed(self, refused: str | None) -> Flow[str]:
        # Somebody else may have renewed it while this flow waited to be alone.
        kept = self._usable(refused)
        if kept is not None:
            return kept
        asked_at = time.monotonic()
        response = yield from self._asked()
        token, lifetime = _granted(response)
        # Of a short life half is used, so that there is always a token to use.
        self._kept = token, asked_at + max(lifetime - MARGIN_SECONDS, lifetime / 2)
        return token

    def _asked(self) -> Flow[httpx.Response]:
        patience = Patience.of(PATIENCE_SECONDS)
        for attempt in count():
            try:
                response: httpx.Response = yield Send(self._request())
            except httpx.TransportError as fault:
                pause = patience.pause(attempt)
                if pause is None:
                    raise UnreachableError(f"{self._token_url} gives no answer: {fault}") from fault
            else:
                pause = patience.pause(attempt, seconds_asked(response)) if is_repeatable(response) else None
                if pause is None:
                    return response
            yield Wait(pause)
        raise AssertionError("unreachable: attempts are counted without end")

    def _request(self) -> httpx.Request:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._client_id,
            "client_assertion_type": _ASSERTION_TYPE,
            "client_assertion": self._assertion(),
        }
        if self._scope is not None:
            form["scope"] = self._scope
        timeout = httpx.Timeout(PATIENCE_SECONDS).as_dict()
        headers = {"Accept": "application/json"}
        return httpx.Request("POST", self._token_url, data=form, headers=headers, extensions={"timeout": timeout})

    def _assertion(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self._client_id,
            "sub": self._client_id,
            "aud": self._audience,
            "jti": str(uuid4()),
            "iat": now,
            "exp": now + ASSERTION_SECONDS,
        }
        headers = {"kid": self._key_id} if self._key_id else None
        return jwt.encode(claims, self._key, algorithm=self._algorithm, headers=headers)


def token_source(token: str | TokenFunction | TokenSource | None) -> TokenSource:
    """Return where tokens come from, whichever way it was said."""
    if token is None or isinstance(token, str):
        return FixedToken(token)
    if isinstance(token, ClientCredentials):
        return token
    if callable(token):
        return CalledToken(token)
    return token


def _private_key(key: str | bytes | Mapping[str, Any]) -> tuple[PrivateKey, Mapping[str, Any]]:
    """Return a private key, and what it says of itself when it is a JWK."""
    text = key.decode() if isinstance(key, bytes) else key
    said: Mapping[str, Any] = {}
    loaded: object
    if isinstance(text, str) and text.lstrip().startswith("-----BEGIN"):
        loaded = load_pem_private_key(text.encode(), password=None)
    else:
        try:
            said = text if isinstance(text, Mapping) else _JSON_OBJECT.validate_json(text)
            loaded = jwt.PyJWK(dict(said)).key
        except (ValidationError, jwt.PyJWTError) as fault:
            raise ValueError("the key is neither PEM nor a JWK") from fault
    if not isinstance(loaded, RSAPrivateKey | EllipticCurvePrivateKey):
        raise ValueError("an RSA or EC private key is needed")  # noqa: TRY004 - the value is wrong, not its type
    return loaded, said


def _algorithm_for(key: PrivateKey, asked: str | None) -> Algorithm:
    if isinstance(key, RSAPrivateKey):
        suited: tuple[Algorithm, ...] = ("RS256", "PS256")
    elif key.curve.name == "secp256r1":
        suited = ("ES256",)
    else:
        raise ValueError("of elliptic curves only P-256 is supported")
    for algorithm in suited:
        if asked in {None, algorithm}:
            return algorithm
    raise ValueError(f"this key does not suit {asked}")


def _granted(response: httpx.Response) -> tuple[str, float]:
    """Return the token in an answer and how many seconds it lives.

    Raises:
        TokenError: there is none in it.

    """
    try:
        answer = _JSON_OBJECT.validate_json(response.content)
    except ValidationError:
        answer = {}
    token = answer.get("access_token")
    if response.is_success and isinstance(token, str) and token:
        lifetime = answer.get("expires_in")
        return token, float(lifetime) if isinstance(lifetime, int | float) else LIFETIME_WHEN_UNSAID_SECONDS
    error = str(answer.get("error", "no_token"))
    raise TokenError(error, answer.get("error_description"), response.status_code, seconds_asked(response))
