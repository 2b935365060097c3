"""Lets Schemathesis loose on the service, as a reader without a token and in three roles: `python -m tests.fuzz`.

Every check, valid and invalid requests, all four phases. The service is a process of its own on loopback with the
example dossier; it must not have logged one error at the end.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.directories import open_directory
from tests.e2e.service import ROOT, Service, running

SETTINGS = Path(__file__).with_name("schemathesis.toml")
READERS: dict[str, tuple[str, ...]] = {
    "anonymous": (),
    "registrar": ("registrar", "gemeente-maastricht"),
    "finance officer": ("finance_officer", "provincie-limburg"),
    "auditor": ("auditor", "gemeente-maastricht"),
}
# It never ends: a stream of events has tests of its own, over a real socket.
ENDLESS = "/events/stream"
EXAMPLES = "8"
# The fuzzing phase holds some 100 MB for every command until its process ends: all at once that is 15 GB.
PATHS_AT_ONCE = 25


def authorization(service: Service, role_and_organisation: tuple[str, ...]) -> list[str]:
    """The options that make requests those of somebody."""
    if not role_and_organisation:
        return []
    role, organisation = role_and_organisation
    token = service.convenant("token", "--role", role, "--organisation", organisation).stdout.strip()
    return ["--header", f"Authorization: Bearer {token}"]


def runs(service: Service) -> Iterator[list[str]]:
    """The options of each run of Schemathesis: together they take every path through all four phases."""
    yield ["--phases", "examples,coverage,stateful", "--exclude-path", ENDLESS]
    described = httpx.get(f"{service.url}/v1/openapi.json", timeout=60).raise_for_status().json()["paths"]
    paths = [path for path in described if path != ENDLESS]
    for first in range(0, len(paths), PATHS_AT_ONCE):
        some = paths[first : first + PATHS_AT_ONCE]
        yield ["--phases", "fuzzing", *(option for path in some for option in ("--include-path", path))]


def faults_found(reader: str) -> bool:
    """Whether anything is wrong with what this reader gets."""
    with open_directory() as directory, running(directory / "data", "--with-example") as service:
        command: list[str | Path] = [
            Path(sys.executable).with_name("schemathesis"),
            "--config-file",
            SETTINGS,
            "run",
            f"{service.url}/v1/openapi.json",
            "--url",
            f"{service.url}/v1",
            "--max-examples",
            EXAMPLES,
            "--warnings",
            "off",
            *authorization(service, READERS[reader]),
        ]
        failed = [run for run in runs(service) if subprocess.run([*command, *run], cwd=ROOT, check=False).returncode]
        errors = service.errors()
    for error in errors:
        sys.stderr.write(f"{error}\n")
    return bool(failed or errors)


def main() -> None:
    """Run for everybody named, or for all."""
    failed = [reader for reader in sys.argv[1:] or READERS if faults_found(reader)]
    sys.exit(f"something is wrong for: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
