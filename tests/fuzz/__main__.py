"""Lets Schemathesis loose on the service, as a reader without a token and in three roles: `python -m tests.fuzz`.

Every check, valid and invalid requests, all four phases. The service is a process of its own on loopback with the
example dossier; it must not have logged one error at the end.
"""

import subprocess
import sys
from pathlib import Path

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


def authorization(service: Service, role_and_organisation: tuple[str, ...]) -> list[str]:
    """The options that make requests those of somebody."""
    if not role_and_organisation:
        return []
    role, organisation = role_and_organisation
    token = service.convenant("token", "--role", role, "--organisation", organisation).stdout.strip()
    return ["--header", f"Authorization: Bearer {token}"]


def faults_found(reader: str) -> bool:
    """Whether anything is wrong with what this reader gets."""
    with open_directory() as directory, running(directory / "data", "--with-example") as service:
        schemathesis = Path(sys.executable).with_name("schemathesis")
        done = subprocess.run(
            [
                schemathesis,
                "--config-file",
                SETTINGS,
                "run",
                f"{service.url}/v1/openapi.json",
                "--url",
                f"{service.url}/v1",
                "--exclude-path",
                ENDLESS,
                "--max-examples",
                EXAMPLES,
                "--warnings",
                "off",
                *authorization(service, READERS[reader]),
            ],
            cwd=ROOT,
            check=False,
        )
        errors = service.errors()
    for error in errors:
        sys.stderr.write(f"{error}\n")
    return bool(done.returncode or errors)


def main() -> None:
    """Run for everybody named, or for all."""
    failed = [reader for reader in sys.argv[1:] or READERS if faults_found(reader)]
    sys.exit(f"something is wrong for: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
