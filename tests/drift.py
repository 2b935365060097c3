"""What `make check` compares: lock and exports, tables and migrations, routes, API description and last release."""

import argparse
import asyncio
import filecmp
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import asyncpg
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from app.kit.database import Target
from app.kit.embedded import EmbeddedPostgres
from app.kit.migration import alembic_config, migrate
from app.kit.tables import METADATA
from app.tables import ALL_TABLES_IMPORTED
from migrations.comparing import OPTIONS
from tests.compatibility import breaking_changes, is_allowed
from tests.directories import open_directory
from tests.example_answers import as_text, examples

assert ALL_TABLES_IMPORTED
ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "app" / "dossier" / "examples.json"
DESCRIPTION = ROOT / "openapi" / "openapi.json"
RELEASED = ROOT / "openapi" / "released" / "openapi.json"
EXPORTS = {
    "run.txt": ("--no-dev", "--group", "build"),
    "dev.txt": (),
    "browser.txt": ("--only-group", "browser"),
    "fuzz.txt": ("--only-group", "fuzz"),
    "load.txt": ("--only-group", "load"),
}


def uv(*arguments: str) -> str:
    """Run uv from this environment."""
    uv_program = Path(sys.executable).with_name("uv")
    done = subprocess.run([uv_program, *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def export(name: str) -> str:
    """Return the requirements pip installs, as the lock file has them."""
    return uv("export", "--frozen", "--quiet", "--no-header", "--no-emit-project", *EXPORTS[name])


def lock_drift() -> list[str]:
    """Say where pyproject.toml, uv.lock and requirements/ differ."""
    try:
        uv("lock", "--check", "--offline", "--quiet")
    except subprocess.CalledProcessError:
        return ["uv.lock does not fit pyproject.toml: run `make lock`"]
    return [
        f"requirements/{name} does not fit uv.lock: run `make lock`"
        for name in EXPORTS
        if (ROOT / "requirements" / name).read_text() != export(name)
    ]


def examples_drift() -> list[str]:
    """Say whether the examples are what the application answers about the example dossier."""
    fits = EXAMPLES.is_file() and EXAMPLES.read_text() == as_text(examples())
    return [] if fits else ["the examples are not what the application answers: run `make openapi`"]


def openapi_drift() -> list[str]:
    """Say whether the committed API description is what the application generates."""
    with tempfile.TemporaryDirectory() as fresh:
        subprocess.run([sys.executable, "-m", "app", "openapi", fresh], cwd=ROOT, check=True)
        _, different, missing = filecmp.cmpfiles(
            ROOT / "openapi", fresh, ["openapi.json", "openapi.yaml", "access.md"], shallow=False
        )
    return [
        f"openapi/{name} is not what the application generates: run `make openapi`" for name in different + missing
    ]


def contract_drift() -> list[str]:
    """Say which changes since the last release break what partners made, while the major version did not rise."""
    released, present = (json.loads(path.read_text()) for path in (RELEASED, DESCRIPTION))
    changes = breaking_changes(released, present)
    old, new = (each["info"]["version"] for each in (released, present))
    if is_allowed(changes, old, new):
        return []
    return [f"breaks what was released as {old}: {change}" for change in changes]


def release() -> None:
    """Keep the present description as the last released one.

    Raises:
        SystemExit: it breaks the one before it.

    """
    faults = contract_drift() if RELEASED.is_file() else []
    if faults:
        sys.exit("\n".join(faults))
    RELEASED.parent.mkdir(exist_ok=True)
    shutil.copyfile(DESCRIPTION, RELEASED)


async def on_migrated(act: str, message: str = "") -> list[str]:
    """Compare tables and migrations on a fresh database, or write what is missing as a revision."""
    with (
        open_directory() as data_dir,
        EmbeddedPostgres.acquire(data_dir, durable=False) as server,
    ):
        owner = Target.on_server(server.address, "postgres")
        await migrate(owner)
        engine = create_async_engine(
            "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(**owner.arguments())
        )
        async with engine.connect() as connection:
            if act == "write":
                await connection.run_sync(_write_revision, message)
                differences: list[str] = []
            else:
                differences = await connection.run_sync(_differences)
        await engine.dispose()
    return differences


def _write_revision(connection: Connection, message: str) -> None:
    command.revision(alembic_config(connection), message=message, autogenerate=True)


def _differences(connection: Connection) -> list[str]:
    context = MigrationContext.configure(connection, opts=OPTIONS)
    return [
        f"the migrations do not make what the tables need: {item}" for item in compare_metadata(context, METADATA)
    ]


def main() -> None:
    """Check, or write what is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write-lock", action="store_true")
    parser.add_argument("--write-examples", action="store_true")
    parser.add_argument("--write-release", action="store_true")
    parser.add_argument("--write-migration", metavar="NAME")
    chosen = parser.parse_args()
    if chosen.write_lock:
        for name in EXPORTS:
            (ROOT / "requirements" / name).write_text(export(name))
    elif chosen.write_examples:
        EXAMPLES.write_text(as_text(examples()))
    elif chosen.write_release:
        release()
    elif chosen.write_migration:
        asyncio.run(on_migrated("write", chosen.write_migration))
    else:
        faults = lock_drift() + examples_drift() + openapi_drift() + contract_drift()
        faults += asyncio.run(on_migrated("compare"))
        print("\n".join(faults) or "Lock, API description and migrations are up to date.")
        sys.exit(bool(faults))


if __name__ == "__main__":
    main()
