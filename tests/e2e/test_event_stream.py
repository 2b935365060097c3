"""The stream on a real socket: it has no end until the service stops, and then it has one at once."""

import signal
from pathlib import Path

import httpx

from tests.e2e.service import PATIENCE_SECONDS, running

SSE = {"Accept": "text/event-stream"}


def test_stopping_the_service_ends_streams_in_order_and_waits_for_nobody(data_dir: Path):
    """A stream that were waited for, or cut off, would end in the middle of a chunk."""
    with running(data_dir, "--with-example") as service, httpx.Client(base_url=service.url, timeout=60) as client:
        head = client.head("/v1/events/stream", headers=SSE)
        assert (head.status_code, head.content) == (200, b"")
        assert client.get("/health/live").status_code == 200
        with client.stream("GET", "/v1/events/stream", headers=SSE) as stream:
            assert (stream.status_code, stream.headers["transfer-encoding"]) == (200, "chunked")
            lines = stream.iter_lines()
            while not next(lines).startswith("data: "):
                pass
            service.process.send_signal(signal.SIGTERM)
            for line in lines:
                assert not line or line.startswith(("data: ", "id: ", ": "))
        assert service.process.wait(PATIENCE_SECONDS) == 0
