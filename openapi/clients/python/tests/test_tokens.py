"""Where tokens come from, how long they are kept, and what happens when the register refuses one."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import anyio.lowlevel
import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from convenant_client import AsyncConvenant, ClientCredentials, Convenant, TokenError, UnreachableError, problems
from tests.both import URL, Both, Stage, organisation, problem
from tests.conftest import Service
from tests.identity_provider import CLIENT, EC, RSA, IdentityProvider, pem

TOKEN_URL = "https://login.test/token"
FOUND = httpx.Response(200, json=organisation())


def read(register):
    return register.organisations.get("c0fa3eef-7fc0-5e52-ba33-3fd86268ef0b")


def credentials(**options) -> ClientCredentials:
    return ClientCredentials(**{"token_url": TOKEN_URL, "client_id": CLIENT, "key": pem(RSA)} | options)


class Issuing:
    """A token endpoint and a register, in one handler: the register takes the newest token only."""

    def __init__(self, lifetime: float | None = 300) -> None:
        self.asked: list[httpx.Request] = []
        self.presented: list[str | None] = []
        self.lifetime = lifetime
        self.refuses_everything = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if str(request.url) == TOKEN_URL:
            self.asked.append(request)
            given = {"access_token": f"token-{len(self.asked)}", "token_type": "Bearer"}
            return httpx.Response(200, json=given if self.lifetime is None else given | {"expires_in": self.lifetime})
        self.presented.append(request.headers.get("authorization"))
        if self.refuses_everything or self.presented[-1] != f"Bearer token-{len(self.asked)}":
            return problem(401, "invalid-token")
        return httpx.Response(200, json=organisation())

    def forget(self) -> None:
        """Have the register refuse the token it gave last."""
        self.asked.append(self.asked[-1])


@pytest.fixture(scope="module")
def partner(service: Service, provider: IdentityProvider) -> IdentityProvider:
    """The token endpoint, with a client that is a member of an organisation."""
    member = ("member", CLIENT, "--issuer", provider.address, "--organisation", "gemeente-maastricht")
    service.convenant(*member, "--role", "registrar")
    return provider


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Move the clock the tokens are kept by."""
    moved = 0.0

    def move(seconds: float) -> None:
        nonlocal moved
        moved += seconds

    monkeypatch.setattr("convenant_client.tokens.time.monotonic", lambda: 1000 + moved)
    return move


def test_a_text_is_sent_as_it_is_and_without_one_nothing_is(both: Both):
    stage = Stage(FOUND)
    both.staged(stage, read, token="a-token")
    both.staged(stage, read)
    assert stage.sent("authorization") == ["Bearer a-token", None]


def test_a_function_is_asked_for_each_request_and_again_when_its_token_is_refused(both: Both):
    tokens = iter(["old", "new", "newer"])
    stage = Stage(problem(401, "invalid-token"), FOUND)
    both.staged(stage, read, token=lambda: next(tokens))
    assert stage.sent("authorization") == ["Bearer old", "Bearer new"]


def test_a_token_that_does_not_change_is_refused_once(both: Both):
    stage = Stage(problem(401, "invalid-token"))
    with pytest.raises(problems.InvalidToken):
        both.staged(stage, read, token="a-token")
    assert len(stage.requests) == 1


def test_an_asynchronous_function_is_awaited():
    async def token() -> str:
        await anyio.lowlevel.checkpoint()
        return "awaited"

    stage = Stage(FOUND)
    Both(is_async=True).staged(stage, read, token=token)
    assert stage.sent("authorization") == ["Bearer awaited"]


def test_a_token_is_kept_until_just_before_it_expires(both: Both, clock: Callable[[float], None]):
    issuing, source = Issuing(lifetime=300), credentials()
    for passed in (0, 269, 2, 200):
        clock(passed)
        both.staged(issuing, read, token=source)
    assert issuing.presented == ["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"]


@pytest.mark.parametrize(("lifetime", "kept"), [(20, 10), (None, 270)])
def test_of_a_short_life_half_is_used_and_an_unsaid_one_is_five_minutes(
    both: Both, clock: Callable[[float], None], lifetime: float | None, kept: float
):
    issuing, source = Issuing(lifetime), credentials()
    both.staged(issuing, read, token=source)
    clock(kept - 1)
    both.staged(issuing, read, token=source)
    assert len(issuing.asked) == 1
    clock(2)
    both.staged(issuing, read, token=source)
    assert len(issuing.asked) == 2


def test_a_refused_token_is_renewed_once(both: Both):
    issuing, source = Issuing(), credentials()
    both.staged(issuing, read, token=source)
    issuing.forget()
    both.staged(issuing, read, token=source)
    assert issuing.presented == ["Bearer token-1", "Bearer token-1", "Bearer token-3"]
    issuing.refuses_everything = True
    with pytest.raises(problems.InvalidToken):
        both.staged(issuing, read, token=source)
    assert len(issuing.presented) == 5


def test_many_threads_share_one_renewal():
    issuing, source = Issuing(), credentials()
    together = threading.Barrier(8)

    def use(register: Convenant) -> None:
        together.wait()
        read(register)

    with (
        Convenant(URL, token=source, http=httpx.Client(transport=httpx.MockTransport(issuing))) as register,
        ThreadPoolExecutor(8) as pool,
    ):
        list(pool.map(use, [register] * 8))
    assert len(issuing.asked) == 1
    assert len(issuing.presented) == 8


def test_many_tasks_share_one_renewal():
    issuing = Issuing()

    async def answered(request: httpx.Request) -> httpx.Response:
        await anyio.lowlevel.checkpoint()
        return issuing(request)

    async def main() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(answered))
        register = AsyncConvenant(URL, token=credentials(), http=http)
        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(read, register)
        issuing.forget()
        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(read, register)

    anyio.run(main)
    # Once for the first eight, once for the second; the one in between is what the register forgot.
    assert len(issuing.asked) == 3


def test_the_token_endpoint_is_tried_again_with_another_assertion(both: Both, waited: list[float]):
    found = httpx.Response(200, json={"access_token": "a-token", "expires_in": 60})
    stage = Stage(httpx.ConnectError("refused"), httpx.Response(503), found, FOUND)
    both.staged(stage, read, token=credentials(scope="agreements.read"))
    bodies = [dict(httpx.QueryParams(request.content.decode())) for request in stage.requests[:3]]
    assert {body["scope"] for body in bodies} == {"agreements.read"}
    assertions = [jwt.decode(body["client_assertion"], options={"verify_signature": False}) for body in bodies]
    assert len({claims["jti"] for claims in assertions}) == 3
    assert len(waited) == 2


def test_a_token_endpoint_that_refuses_or_is_not_there_is_told_apart(both: Both, waited: list[float]):
    refused = httpx.Response(401, json={"error": "invalid_client", "error_description": "Unknown key."})
    with pytest.raises(TokenError, match="Unknown key") as raised:
        both.staged(Stage(refused), read, token=credentials())
    assert (raised.value.error, raised.value.status) == ("invalid_client", 401)
    with pytest.raises(TokenError):
        both.staged(Stage(httpx.Response(200, content=b"no JSON")), read, token=credentials())
    with pytest.raises(UnreachableError, match=r"login\.test"):
        both.staged(Stage(httpx.ConnectError("refused")), read, token=credentials())


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (pem(RSA), "RS256"),
        (pem(RSA).encode(), "PS256"),
        (pem(EC), "ES256"),
        (RSAAlgorithm.to_jwk(RSA, as_dict=True), "PS256"),
        (RSAAlgorithm.to_jwk(RSA, as_dict=True) | {"alg": "PS256"}, None),
        (json.dumps(ECAlgorithm.to_jwk(EC, as_dict=True) | {"kid": "of-the-jwk"}), None),
    ],
)
def test_a_real_token_endpoint_and_the_register_accept_the_client(
    both: Both, service: Service, partner: IdentityProvider, key, algorithm: str | None
):
    source = ClientCredentials(
        token_url=partner.token_url,
        client_id=CLIENT,
        key=key,
        algorithm=algorithm,
        scope="access.read agreements.read",
    )
    access = both.ask(service.url, lambda register: register.me.access(), token=source)
    assert access.subject == CLIENT
    claims = partner.assertions[-1]
    assert claims["iss"] == claims["sub"] == CLIENT
    assert 0 < claims["exp"] - claims["iat"] <= 60


def test_a_jwk_says_its_own_algorithm_and_name():
    jwk = RSAAlgorithm.to_jwk(RSA, as_dict=True) | {"alg": "PS256", "kid": "of-the-jwk"}
    stage = Stage(httpx.Response(200, json={"access_token": "a"}), FOUND)
    Both(is_async=False).staged(stage, read, token=credentials(key=jwk))
    assertion = dict(httpx.QueryParams(stage.requests[0].content.decode()))["client_assertion"]
    header = jwt.get_unverified_header(assertion)
    assert (header["alg"], header["kid"]) == ("PS256", "of-the-jwk")


def test_another_clients_key_is_refused_by_the_endpoint(service: Service, provider: IdentityProvider):
    stranger = ec.generate_private_key(ec.SECP256R1())
    source = ClientCredentials(token_url=provider.token_url, client_id=CLIENT, key=pem(stranger))
    with pytest.raises(TokenError, match="invalid_client"):
        read(Convenant(service.url, token=source))


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        ("no key at all", None),
        (pem(RSA), "ES256"),
        (pem(EC), "RS256"),
        (pem(ec.generate_private_key(ec.SECP384R1())), None),
        (RSAAlgorithm.to_jwk(RSA.public_key(), as_dict=True), None),
        (
            ed25519.Ed25519PrivateKey.generate()
            .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            .decode(),
            None,
        ),
    ],
)
def test_a_key_that_cannot_sign_is_refused_at_once(key, algorithm: str | None):
    with pytest.raises(ValueError, match=r"key|curve"):
        credentials(key=key, algorithm=algorithm)
