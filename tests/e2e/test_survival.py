"""What is left after things were killed: everything that was answered."""

import socket
from pathlib import Path

import httpx
import psutil

from app.dossier.mapping import record_id
from tests.e2e.service import Service, running

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
        service.postmaster().kill()
        down = httpx.get(f"{service.url}/v1/organisations", headers={"Accept-Language": "en"})
        assert (down.status_code, down.headers["retry-after"]) == (503, "2")
        assert down.json()["type"].endswith("/problems/database-unavailable")
        assert httpx.get(f"{service.url}/health/live").status_code == 200
        assert httpx.get(f"{service.url}/health/ready").status_code == 503
        # Any other command on the same data starts the database again; the service finds it by itself.
        assert "The chain holds" in service.convenant("verify").stdout


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
