"""The README's nginx before two processes, run from its own text: nothing is held back, nothing is lost."""

import getpass
import re
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.kit.clock import SYSTEM_CLOCK
from app.kit.request_limits import FILE_LIMIT_BYTES
from tests.e2e.service import PATIENCE_SECONDS, ROOT, Service, free_port, running
from tests.factories.http import keyed

PROXY = "127.0.0.1"
SSE = {"Accept": "text/event-stream"}
ASKED_WHILE_ONE_STOPS = 200


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proxy")


@pytest.fixture(scope="module")
def url() -> str:
    return f"https://{PROXY}:{free_port()}"


@pytest.fixture(scope="module")
def services(directory: Path, url: str) -> Iterator[list[Service]]:
    variables = {"CONVENANT_PUBLIC_URL": url, "CONVENANT_TRUSTED_PROXIES": PROXY}
    with ExitStack() as stack:
        first = stack.enter_context(running(directory / "data", "--with-example", **variables))
        yield [first, stack.enter_context(running(directory / "data", **variables))]


@pytest.fixture(scope="module")
def client(directory: Path, url: str, services: list[Service]) -> Iterator[httpx.Client]:
    """A registrar's client of the proxy, who trusts its certificate and nobody else's."""
    token = services[0].convenant("token", "--role", "registrar", "--organisation", "gemeente-maastricht").stdout
    with nginx(directory, url, services) as certificate:
        trusted = ssl.create_default_context(cafile=certificate)
        headers = {"Authorization": f"Bearer {token.strip()}"}
        with httpx.Client(base_url=url, verify=trusted, headers=headers, timeout=PATIENCE_SECONDS) as client:
            yield client


@contextmanager
def nginx(directory: Path, url: str, services: list[Service]) -> Iterator[Path]:
    """Run the nginx of the README on other ports and with a certificate of its own, which is given."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert program is not None, "install nginx"
    certificate = certified(directory)
    configured = configuration(directory, url, services, certificate)
    process = subprocess.Popen([program, "-p", directory, "-e", directory / "nginx.log", "-c", configured])
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                httpx.get(f"{url}/health/live", verify=ssl.create_default_context(cafile=certificate))
                break
            except httpx.TransportError:
                assert process.poll() is None, (directory / "nginx.log").read_text()
                assert time.monotonic() < deadline
        yield certificate
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def configuration(directory: Path, url: str, services: list[Service], certificate: Path) -> Path:
    """Write the README's configuration, with what every nginx has around it."""
    found = re.search(r"```nginx\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    text = found.group(1)
    for there, service in zip(("10.0.0.11:8000", "10.0.0.12:8000"), services, strict=True):
        assert there in text
        text = text.replace(there, f"127.0.0.1:{service.port}")
    port = url.rpartition(":")[2]
    listening = f"listen 127.0.0.1:{port} ssl; ssl_certificate {certificate}; ssl_certificate_key {certificate};"
    assert "listen 443 ssl;" in text
    text = text.replace("listen 443 ssl;", listening)
    temporary = " ".join(
        f"{name}_temp_path {directory / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    written = directory / "nginx.conf"
    written.write_text(
        f"daemon off; user {getpass.getuser()}; pid {directory / 'nginx.pid'}; events {{}}\n"
        f"http {{ access_log off; {temporary}\n{text}}}\n"
    )
    return written


def certified(directory: Path) -> Path:
    """Write a key and a certificate for it into one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, PROXY)]), SYSTEM_CLOCK.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(PROXY))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    unencrypted = serialization.NoEncryption()
    written = directory / "proxy.pem"
    written.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, unencrypted)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return written


def person(client: httpx.Client, family_name: str) -> httpx.Response:
    return client.post(
        "/v1/persons", json={"familyName": family_name, "recordingMode": "workflow"}, headers=keyed({})
    )


def wait_for_log_of(service: Service, path: str) -> None:
    """Return once the service has logged a request: its lines are gathered before they are written."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not any(line.get("path") == path for line in service.logged()):
        assert time.monotonic() < deadline, f"{service.url} was not asked for {path}"
        time.sleep(0.05)


def test_both_processes_answer_and_say_what_a_reader_can_follow(client: httpx.Client, services: list[Service]):
    page = client.get("/v1/agreements?limit=1").raise_for_status()
    one = page.json()["items"][0]["links"]["self"]
    assert client.get(one).headers["etag"] == client.get(one).headers["etag"]
    not_changed = client.get(one, headers={"If-None-Match": client.get(one).headers["etag"]})
    assert not_changed.status_code == httpx.codes.NOT_MODIFIED
    problem = client.get("/v1/agreements?limit=0").json()["type"]
    assert problem.startswith(str(client.base_url).rstrip("/"))
    assert client.get(problem).status_code == httpx.codes.OK
    for service in services:
        wait_for_log_of(service, one)


def test_an_event_passes_while_the_stream_goes_on(client: httpx.Client):
    """A proxy that gathers answers would hold it back."""
    arrived: list[str] = []
    with client.stream("GET", "/v1/events/stream", headers=SSE) as stream:
        lines = stream.iter_lines()
        while not next(lines).startswith(":"):
            pass
        made = person(client, "Doorgelaten").raise_for_status().json()["id"]
        for line in lines:
            if line.startswith("data: ") and made in line:
                arrived.append(line)
                break
    assert arrived


def test_the_largest_file_passes_and_one_byte_more_is_refused_by_the_register(client: httpx.Client):
    made = client.post("/v1/documents", json={"kind": "evidence", "available": False}, headers=keyed({}))
    address = made.raise_for_status().json()["links"]["self"] + "/file"
    larger = client.post(
        address,
        files={"file": ("groot.bin", bytes(FILE_LIMIT_BYTES + 1))},
        headers=keyed({"If-Match": made.headers["etag"]}),
    )
    assert larger.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
    assert larger.headers["content-type"] == "application/problem+json"
    largest = client.post(
        address,
        files={"file": ("groot.bin", bytes(FILE_LIMIT_BYTES))},
        headers=keyed({"If-Match": made.headers["etag"]}),
    )
    assert largest.status_code in {httpx.codes.OK, httpx.codes.CREATED}, largest.text


def test_while_one_process_stops_nobody_who_reads_sees_it(client: httpx.Client, services: list[Service]):
    """Last in this module: of the two processes one is left."""
    stopping = threading.Thread(target=services[1].stop)
    seen = set()
    for number in range(ASKED_WHILE_ONE_STOPS):
        if number == ASKED_WHILE_ONE_STOPS // 10:
            stopping.start()
        seen.add(client.get("/v1/agreements?limit=1").status_code)
    stopping.join()
    assert services[1].process.returncode == 0
    assert seen == {httpx.codes.OK}
    assert person(client, "Daarna").status_code == httpx.codes.CREATED
