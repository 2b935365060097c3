"""Nothing inside is reached, whatever a name leads to: a listener on this machine that must see nothing."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, ip_network
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.kit.config import Environment, Settings
from app.webhooks.addresses import LOOPBACK, Reach
from app.webhooks.rules import WebhookOutcome
from app.webhooks.sending import Sender, Sent, reach_of
from tests.api.decisions.support import Dossier
from tests.factories.receiver import Receiver, receiving, status
from tests.factories.webhooks import attempts, subscribed
from tests.service.webhooks.support import becomes, persons, ready


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What names lead to: one answer after the other, the last one for ever; other names really resolve."""
    known: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: Any, **options: Any) -> list[Any]:
        if host not in known:
            return real(host, port, *rest, **options)
        addresses = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        families = {False: socket.AF_INET, True: socket.AF_INET6}
        return [(families[":" in found], socket.SOCK_STREAM, 6, "", (found, port)) for found in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


async def sent_to(url: str, reach: Reach) -> Sent:
    return await Sender(reach).send("POST", url, {}, b"{}", within=5.0)


def open_to_all_ports(networks: Any = ()) -> Reach:
    return Reach(networks, frozenset())


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost.",
        "LOCALHOST",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "１２７.０.０.１",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "127。0。0。1",
    ],
)
async def test_no_way_of_writing_this_machine_leads_to_it(host: str):
    async with receiving() as canary:
        for scheme in ("https", "http"):
            sent = await sent_to(f"{scheme}://{host}:{canary.port}/hook", open_to_all_ports())
            assert sent.outcome in {WebhookOutcome.ADDRESS_REFUSED, WebhookOutcome.UNREACHABLE}, host
        assert canary.connections == 0


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"], ["::1"], ["::ffff:127.0.0.1"], ["10.0.0.1"]],
)
async def test_a_name_of_which_one_address_is_inside_is_not_followed(
    names: dict[str, list[list[str]]], addresses: list[str]
):
    async with receiving() as canary:
        names["hooks.example.org"] = [addresses]
        sent = await sent_to(f"https://hooks.example.org:{canary.port}/", open_to_all_ports())
        assert (sent.outcome, canary.connections) == (WebhookOutcome.ADDRESS_REFUSED, 0)


async def test_a_name_that_changes_its_mind_is_asked_once(names: dict[str, list[list[str]]]):
    async with receiving() as canary, receiving() as other:
        # To 127.0.0.2, where nobody listens on this port; then to the canary.
        names["hooks.example.org"] = [["127.0.0.2"], ["127.0.0.1"]]
        reach = open_to_all_ports([ip_network("127.0.0.2/32")])
        sent = await sent_to(f"https://hooks.example.org:{other.port}/", reach)
        assert sent.outcome is WebhookOutcome.UNREACHABLE
        sent = await sent_to(f"https://hooks.example.org:{canary.port}/", reach)
        assert (sent.outcome, canary.connections) == (WebhookOutcome.ADDRESS_REFUSED, 0)


async def test_a_redirect_is_not_followed(names: dict[str, list[list[str]]]):
    async with receiving() as canary, receiving() as open_door:
        open_door.answer_with(*[status(307, f"Location: {canary.url}")] * 2)
        reach = Reach(LOOPBACK, frozenset(), is_development=True)
        sent = await sent_to(open_door.url, reach)
        assert (sent.outcome, sent.status, canary.connections) == (WebhookOutcome.REDIRECTED, 307, 0)


async def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch):
    async with receiving() as proxy, receiving() as target:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        sent = await sent_to(target.url, Reach(LOOPBACK, frozenset(), is_development=True))
        assert (sent.outcome, proxy.connections) == (WebhookOutcome.DELIVERED, 0)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """How a server at hooks.example.org shows itself, and who believes it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)  # noqa: TID251 - a certificate of today
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "hooks.example.org")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("hooks.example.org")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    shows = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shows.load_cert_chain(path)
    believes = ssl.create_default_context(cadata=certificate.public_bytes(serialization.Encoding.PEM).decode())
    return shows, believes


async def test_over_https_the_name_is_checked_though_the_address_is_pinned(
    names: dict[str, list[list[str]]], certificates: tuple[ssl.SSLContext, ssl.SSLContext]
):
    shows, believes = certificates
    names |= {"hooks.example.org": [["127.0.0.1"]], "other.example.org": [["127.0.0.1"]]}
    async with receiving(shows) as receiver:
        sender = Sender(open_to_all_ports(LOOPBACK), believes)
        url = f"https://hooks.example.org:{receiver.port}/hook?a=b"
        sent = await sender.send("POST", url, {}, b"{}")
        assert sent.outcome is WebhookOutcome.DELIVERED
        (request,) = receiver.requests
        assert (request.headers["host"], request.target) == (f"hooks.example.org:{receiver.port}", "/hook?a=b")
        for name, trust in (("other", believes), ("hooks", httpx.create_ssl_context())):
            sent = await Sender(open_to_all_ports(LOOPBACK), trust).send(
                "POST", f"https://{name}.example.org:{receiver.port}/", {}, b"{}"
            )
            assert sent.outcome is WebhookOutcome.UNREACHABLE
        assert len(receiver.requests) == 1


def test_production_reaches_nothing_inside_but_what_an_operator_opens(
    settings: Settings, caplog: pytest.LogCaptureFixture
):
    production = settings.model_copy(update={"environment": Environment.PRODUCTION})
    assert reach_of(production) == Reach((), frozenset({443}))
    assert caplog.text == ""
    opened = production.model_copy(
        update={"webhook_networks": (ip_network("10.1.0.0/16"),), "webhook_ports": (8443,)}
    )
    assert reach_of(opened) == Reach((ip_network("10.1.0.0/16"),), frozenset({8443}))
    assert "10.1.0.0/16" in caplog.text
    assert reach_of(settings).allows(IPv4Address("127.0.0.1"))


async def test_a_name_that_turns_inward_later_is_found_out_at_the_next_event(
    dossier: Dossier, receiver: Receiver, names: dict[str, list[list[str]]]
):
    made = await ready(dossier.municipality, receiver)
    names["localhost"] = [["127.0.0.1", "192.168.1.1"]]
    await persons(dossier.municipality, "a")
    found = await becomes(dossier.municipality, made, status="disabled")
    assert (found["disabledReason"], receiver.events) == ("address_refused", [])
    assert (await attempts(dossier.municipality, made))["items"][0]["outcome"] == "address_refused"


async def test_a_name_that_does_not_exist_is_tried_again(dossier: Dossier, monkeypatch: pytest.MonkeyPatch):
    def nothing(*_asked: Any, **_options: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    made = await subscribed(dossier.municipality, "https://hooks.invalid/")
    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    found = await becomes(dossier.municipality, made, status="disabled")
    assert found["disabledReason"] == "failed"
    assert {each["outcome"] for each in (await attempts(dossier.municipality, made))["items"]} == {"unreachable"}
