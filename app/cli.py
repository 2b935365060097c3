"""The command `convenant`."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar
from uuid import UUID

import asyncpg
import typer
import uvloop
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from app import operations
from app.dossier.load import LoadSummary
from app.dossier.mapping import DossierError
from app.kit.config import Settings
from app.kit.database import DatabaseUrlError, Targets
from app.kit.domain import ApiRole, RefusedError
from app.kit.embedded import EmbeddedPostgresError
from app.kit.journal import Checkpoint
from app.kit.provision import UnsafeLoginError, UnsupportedServerError, register_database
from app.kit.revision import NotMigratedError
from app.kit.starting import imported
from app.operations import OperatorError

Result = TypeVar("Result")
command = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="A register of cooperation agreements between Dutch governments and their partners.",
)
out = Console()
err = Console(stderr=True)


def _settings() -> Settings:
    try:
        return Settings()
    except SettingsError as error:
        raise OperatorError(str(error)) from None
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, f['loc'])) or 'settings'}: {f['msg']}" for f in error.errors())
        raise OperatorError(faults) from None


def _run(action: Callable[[Settings, Targets], Awaitable[Result]]) -> Result:
    """Do something on the register's database: the configured one, or the embedded one, started when needed."""
    settings = _settings()

    async def act() -> Result:
        async with register_database(settings) as targets:
            return await action(settings, targets)

    return asyncio.Runner(loop_factory=uvloop.new_event_loop).run(act())


@command.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    with_example: Annotated[bool, typer.Option(help="Load the example dossier into an empty register.")] = False,
) -> None:
    """Serve the API until stopped."""

    async def act(settings: Settings, targets: Targets) -> None:
        if with_example and not await operations.holds_agreements(targets):
            _show(await operations.load_dossier(targets, settings, operations.EXAMPLE_DOSSIER.read_bytes()))
        err.print(f"Convenant serves http://{host}:{port} (try http://{host}:{port}/docs); stop with Ctrl-C.")
        await _serving().serve(settings, targets, host, port)

    _run(act)


@command.command("migrate")
def migrate_database() -> None:
    """Bring the database to the newest revision, as its owner."""
    # Takes ten megabytes, which no other command needs.
    from app.kit.migration import migrate  # noqa: PLC0415

    settings = _settings()
    if settings.database_url is None:
        _run(lambda _settings, targets: migrate(targets.owner))
    else:
        asyncio.run(migrate(Targets.from_settings(settings).owner))
    out.print("The database is at the newest revision.")


@command.command()
def load(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A dossier file.")]) -> None:
    """Load a dossier file in one transaction; a second time changes nothing."""
    octets = file.read_bytes()
    with _progress("Loading") as update:
        summary = _run(lambda settings, targets: operations.load_dossier(targets, settings, octets, update))
    _show(summary)


@command.command()
def generate(
    agreements: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many dossiers to make.")],
) -> None:
    """Fill a register with plausible, deterministic dossiers."""
    with _progress("Generating") as update:
        _run(lambda _settings, targets: operations.generate_dossiers(targets, agreements, update))
    err.print(f"{agreements} dossiers generated.")


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int], None]]:
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _show(summary: LoadSummary) -> None:
    table = Table("kind", "new", "changed", "unchanged")
    for kind in summary.kinds:
        counts = (summary.new[kind], summary.changed[kind], summary.unchanged[kind])
        table.add_row(kind.replace("_", " "), *(str(count or "") for count in counts))
    err.print(table)
    if summary.left_out:
        err.print(f"Left out, for the register has no place for it: {', '.join(summary.left_out)}.")
    if summary.is_unchanged:
        err.print("Nothing changed: the register already held all of it.")


@command.command()
def token(
    role: Annotated[ApiRole, typer.Option(help="The role to have.")],
    organisation: Annotated[str, typer.Option(help="The slug of the organisation to have it at.")],
    name: Annotated[str, typer.Option(help="The name to appear under in the journal.")] = "Developer",
) -> None:
    """Print a developer token, valid six hours; development only."""
    print(  # noqa: T201 - the token alone, unwrapped, so that a shell can take it
        _run(lambda settings, targets: operations.developer_token(targets, settings, role, organisation, name))
    )


@command.command()
def member(
    subject: Annotated[str, typer.Argument(help="Who, as the tokens say in `sub`.")],
    issuer: Annotated[str, typer.Option(help="Who says so, as the tokens say in `iss`.")],
    organisation: Annotated[str, typer.Option(help="The slug of the organisation the roles are held at.")],
    role: Annotated[list[ApiRole] | None, typer.Option(help="A role to hold; none at all ends it.")] = None,
    person: Annotated[UUID | None, typer.Option(help="The id of the person it is; kept when left out.")] = None,
) -> None:
    """Give somebody exactly these roles at an organisation; the first administrator begins here."""
    roles = tuple(role or ())
    _run(
        lambda settings, targets: operations.give_membership(
            targets, settings, issuer, subject, organisation, roles, person_id=person
        )
    )
    held = ", ".join(roles) or "no roles"
    out.print(f"{subject} has {held} at {organisation}.", markup=False)


@command.command()
def findings(
    as_of: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The legal day to check for.")],
) -> None:
    """Run the register's checks on every dossier for one day."""
    raised = _run(lambda settings, targets: operations.findings_as_of(targets, settings, as_of.date()))
    table = Table("code", "severity", "about", "explanation")
    for finding in raised:
        table.add_row(finding.code, finding.severity, finding.subject_kind.replace("_", " "), finding.explanation.en)
    out.print(table)
    out.print(f"{len(raised)} findings as of {as_of.date()}.")


@command.command()
def verify(
    checkpoint: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A checkpoint kept from earlier.")
    ] = None,
) -> None:
    """Verify the journal; exits with 1 and says where when the chain does not hold."""
    try:
        held = Checkpoint.from_text(checkpoint.read_text(encoding="utf-8")) if checkpoint else None
    except ValueError as error:
        raise OperatorError(str(error)) from None
    found = _run(lambda settings, targets: operations.verify_journal(targets, settings, held))
    if found.holds:
        gone = f", the content of {found.destroyed_payloads} destroyed" if found.destroyed_payloads else ""
        out.print(f"The chain holds: {found.entries} entries{gone}; the last is {found.head.entry_hash.hex()[:16]}…")
        return
    for fault in found.breaks:
        where = f"The chain breaks at entry {fault.sequence}" if fault.sequence else "A record was altered"
        err.print(f"{where}: {fault.reason}.")
    raise typer.Exit(1)


@command.command("checkpoint")
def print_checkpoint() -> None:
    """Print the end of the journal, to be kept elsewhere and held against `verify` later."""
    found = _run(lambda _settings, targets: operations.journal_checkpoint(targets))
    print(found.as_text(), end="")  # noqa: T201 - a file's content, not a message


@command.command()
def rebuild() -> None:
    """Render every record again after a change of shape; what differs becomes a new version in the journal."""
    found = _run(lambda settings, targets: operations.rebuild(targets, settings))
    out.print(f"{found.examined} records examined, {found.rewritten} given a new version.")


@command.command("openapi")
def write_openapi(
    directory: Annotated[Path, typer.Argument(file_okay=False, help="Where to write both forms.")] = Path("openapi"),
) -> None:
    """Write the API description as JSON and YAML, and the table of who may do what."""
    _serving().write_description(directory)


def _serving() -> Any:
    """Return the module that knows every route; the other commands start faster without it."""
    return imported("app.serving")


MENDABLE = (
    DatabaseUrlError,
    asyncpg.PostgresError,
    OperatorError,
    DossierError,
    EmbeddedPostgresError,
    NotMigratedError,
    RefusedError,
    UnsafeLoginError,
    UnsupportedServerError,
)


def main() -> None:
    """Run the command; what an operator can mend is told in one sentence."""
    try:
        command()
    except MENDABLE as error:
        err.print(f"convenant: {error}", markup=False)
        sys.exit(1)
    except OSError as error:
        err.print(f"convenant: the database does not answer: {error}", markup=False)
        sys.exit(1)
