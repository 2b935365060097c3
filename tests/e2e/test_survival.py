"""What is left after things were killed: everything that was answered."""

import socket
import time
from pathlib import Path

import httpx
import psutil

from app.dossier.mapping import record_id
from tests.e2e.service import PATIENCE_SECONDS, Service, running

ORGANISATION = f"/v1/organisations/{record_id('organisation', 'woonpunt')}"


def registrar(service: Service) -> httpx.Client:
    token = service.convenant("token", "--role", "registrar", "--organisation", "woonpunt").stdout.strip()
    return httpx.Client(base_url=service.url, headers={"Authorization": f"Bearer {token}"})


def processes_in(data_dir: Path) -> list[psutil.Process]:
    cluster = str((data_dir / "postgres").resolve())
    return [process for process in psutil.process_iter(["cwd"]) if str(process.info["cwd"]).startswith(cluster)]


def test_killed_service_and_postmaster_lose_nothing(data_dir: Path):
    with running(data_dir, "--with-example") as service:
        with registrar(service) as client:
            etag = client.get(ORGANISATION).headers["etag"]
            body = {"kind": "housing_association", "reason": "register extract"}
            assert client.patch(ORGANISATION, json=body, headers={"If-Match": etag}).status_code == 200
        checkpoint = data_dir.parent / "checkpoint"
        checkpoint.write_text(service.convenant("checkpoint").stdout)
        service.postmaster().kill()
        service.kill()
    with running(data_dir) as service:
        with registrar(service) as client:
            kept = client.get(ORGANISATION).json()
            assert (kept["version"], kept["kind"]) == (2, "housing_association")
        assert "The chain holds" in service.convenant("verify", "--checkpoint", str(checkpoint)).stdout


def test_database_comes_back_under_a_running_service(data_dir: Path):
    with running(data_dir, "--with-example") as service:
        killed = service.postmaster()
        killed.kill()
        answers = {eventually_good(service)}
        assert answers == {200}
        assert service.postmaster() != killed
        assert "The chain holds" in service.convenant("verify").stdout


def eventually_good(service: Service) -> int:
    """Ask until the service answers well again; every answer before that is a 503 that says when to try again."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        answer = httpx.get(f"{service.url}/v1/organisations", headers={"Accept-Language": "en"}, timeout=10)
        assert httpx.get(f"{service.url}/health/live").status_code == 200
        if answer.status_code == 200 and httpx.get(f"{service.url}/health/ready").status_code == 200:
            return answer.status_code
        if answer.status_code != 200:
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
            assert answer.json()["type"].endswith("/problems/database-unavailable")
    raise AssertionError("the database did not come back")


def test_a_stopped_service_leaves_no_process_behind(data_dir: Path):
    with running(data_dir) as service:
        assert processes_in(data_dir)
        assert service.stop() == 0
    assert processes_in(data_dir) == []


def test_two_host_headers_are_refused(example_service: Service):
    for hosts in (b"", b"Host: a.test\r\nHost: b.test\r\n"):
        with socket.create_connection(("127.0.0.1", example_service.port), timeout=10) as raw:
            raw.sendall(b"GET /v1/organisations HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
            answer = raw.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 400"), answer[:80]
