"""Measures what is asked most of many dossiers: `python -m tests.load --agreements 20000`.

What can be done with one agreement, and what is waiting for whom. The service is a process of its own on loopback with
generated dossiers; one request at a time, in milliseconds. It measures and judges nothing.
"""

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from app.dossier.mapping import record_id
from tests.directories import open_directory
from tests.e2e.service import ROOT, Service, environment, running

READERS = ("generated-provincie-gelderland", "generated-gemeente-arnhem")
KINDS = ("decision", "signature", "ratification", "consent")
REQUESTS = 200
GENERATING_SECONDS = 3600


@contextmanager
def filled(data_dir: Path, agreements: int) -> Iterator[Service]:
    """A service with this many generated dossiers, in a directory that may hold them already."""
    if not data_dir.exists():
        with running(data_dir):
            pass
        generate = [sys.executable, "-m", "app", "generate", "--agreements", str(agreements)]
        subprocess.run(generate, cwd=ROOT, env=environment(data_dir), check=True, timeout=GENERATING_SECONDS)
    with running(data_dir) as service:
        yield service


def client_of(service: Service, organisation: str, role: str = "registrar") -> httpx.Client:
    """A client of somebody in a role at an organisation."""
    token = service.convenant("token", "--role", role, "--organisation", organisation).stdout.strip()
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=f"{service.url}/v1", headers=headers, timeout=60)


def measured(client: httpx.Client, paths: Iterable[str]) -> str:
    """The median, the 95th percentile and the longest time of requests."""
    times = []
    for path in paths:
        begun = time.perf_counter()
        answer = client.get(path)
        times.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, answer.text
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return f"median {middle:7.1f}   p95 {high:7.1f}   longest {max(times):7.1f}"


def pages(client: httpx.Client, path: str) -> Iterator[dict[str, Any]]:
    """Every record of a list."""
    while path:
        page = client.get(path.removeprefix("/v1")).json()
        yield from page["items"]
        path = page["links"].get("next", "")


def report(service: Service, organisation: str) -> None:
    """Print how long a reader waits for each answer."""
    with client_of(service, organisation) as client:
        seen = list(pages(client, "/agreements?limit=200&fields=id,status"))
        own = record_id("organisation", organisation.replace("-", ":", 1))
        chosen = random.Random(1).choices([agreement["id"] for agreement in seen], k=REQUESTS)
        print(f"\n{organisation} sees {len(seen)} dossiers")
        print(
            f"  {'transitions of one agreement':46}",
            measured(client, [f"/agreements/{x}/transitions" for x in chosen]),
        )
        for kind in KINDS:
            for narrowed, name in (("", "anybody"), (f"&organisation={own}", "us")):
                query = f"/agreements?waitingFor={kind}{narrowed}"
                total = client.get(f"{query}&count=exact&limit=1").json()["total"]
                told = f"waiting for a {kind} of {name}: {total}"
                print(f"  {told:46}", measured(client, [query] * (REQUESTS // 4)))


def main() -> None:
    """Fill a register, or take one that was filled before, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=20_000)
    parser.add_argument("--data", type=Path, help="keep the generated register here, and use it again")
    asked = parser.parse_args()
    with open_directory() as directory, filled(asked.data or directory / "data", asked.agreements) as service:
        for organisation in READERS:
            report(service, organisation)


if __name__ == "__main__":
    main()
