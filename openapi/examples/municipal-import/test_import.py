"""The whole program against a running register: report, load, load again, and an interruption halfway."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Service
from convenant_client import Convenant
from rich.console import Console

import make_example
from municipal_import import EXAMPLE, run

PROGRAM = Path(__file__).parent / "municipal_import.py"
READY = 9


@pytest.fixture(scope="module")
def token(service: Service) -> str:
    return service.token("gemeente-maastricht")


@pytest.fixture
def register(service: Service, token: str) -> Iterator[Convenant]:
    with Convenant(service.url, token=token) as client:
        yield client


def program(service: Service, token: str, folder: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [
        sys.executable,
        PROGRAM,
        *options,
        "--url",
        service.url,
        "--report",
        folder / "report.html",
    ]
    surroundings = os.environ | {"CONVENANT_TOKEN": token, "COLUMNS": "160"}
    return subprocess.run(command, env=surroundings, check=False, capture_output=True, text=True)


def recorded(register: Convenant) -> int:
    """How far the journal is: what changes anything moves it."""
    return int(register.journal.checkpoint().sequence)


def workbook(folder: Path, name: str) -> Path:
    """The example as another file than any before: each test loads rows that are not there yet."""
    file = Path(shutil.copy(EXAMPLE, folder / name))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = name.encode()
    return file


def test_a_report_comes_first_and_writes_nothing(
    service: Service, token: str, register: Convenant, tmp_path: Path
) -> None:
    before = recorded(register)
    told = program(service, token, tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert f"{READY} kan geladen · 0 staat er al · 7 geweigerd · 1 overgeslagen" in told.stdout
    assert "Er is niets geladen" in told.stdout
    assert recorded(register) == before
    page = (tmp_path / "report.html").read_text("utf-8")
    assert '<html lang="nl">' in page
    assert "De dag ‘31-2-2022’ bestaat niet. Kijk in de overeenkomst welke dag het was." in page.replace(
        "</span>", ""
    )
    assert "het getal 43647 is als Excel-datum 01-07-2019 gelezen" in page


def test_loading_twice_changes_nothing(service: Service, token: str, register: Convenant, tmp_path: Path) -> None:
    file = workbook(tmp_path, "tweemaal.xlsx")
    first = program(service, token, tmp_path, file, "--write")
    assert (first.returncode, first.stderr) == (0, "")
    after = recorded(register)
    again = program(service, token, tmp_path, file, "--write")
    assert f"0 kan geladen · {READY} staat er al" in again.stdout
    assert recorded(register) == after
    assert len(loaded(register, file)) == READY


def loaded(register: Convenant, file: Path) -> dict[str, str]:
    """The titles of the agreements that rest on a workbook, by the row they come from."""
    documents = {each.id for each in register.documents.list(title=file.name)}
    return {
        str(ref.section): str(agreement.title)
        for agreement in register.agreements.list(limit=200)
        for ref in agreement.source_refs or []
        if ref.document_id in documents
    }


def test_an_agreement_is_as_precise_as_its_row(
    service: Service, token: str, register: Convenant, tmp_path: Path
) -> None:
    file = workbook(tmp_path, "precies.xlsx")
    program(service, token, tmp_path, file, "--write")
    (document,) = register.documents.list(title=file.name)
    agreement = next(
        each
        for each in register.agreements.list(title="Groene Schoolpleinen")
        if each.source_refs and each.source_refs[0].document_id == document.id
    )
    assert (agreement.kind, agreement.status, agreement.recording_mode) == ("letter_of_intent", "expired", "historic")
    assert agreement.source_refs is not None
    assert agreement.source_refs[0].section == "blad Overeenkomsten, rij 10"
    assert agreement.starts_on is not None
    assert (agreement.starts_on.value, agreement.starts_on.precision) == ("2021", "season")
    names = {
        register.organisations.get(each.organisation_id).name
        for each in register.agreements.parties.list(agreement.id)
    }
    assert names == {"gemeente Maastricht", "Stichting MosaLira"}
    (allocation,) = register.allocations.list(agreement_id=agreement.id)
    statement = allocation.statement
    assert (statement.amount_cents, statement.certainty, statement.qualifier) == (7_500_000, "estimate", "maximum")
    assert statement.amount_source_text == "max. € 75.000"
    raised = {finding.code for finding in register.findings.list(agreement_id=agreement.id)}
    assert "F-016" not in raised, "the amount counts once"


class Interrupted(BaseException):
    """Somebody pulled the plug."""


class BreaksOff(httpx.BaseTransport):
    """A network that fails for good after some commands: before the last is sent, or before it is answered."""

    def __init__(self, after: int, *, is_sent: bool) -> None:
        self._inner, self._left, self._is_sent = httpx.HTTPTransport(), after, is_sent

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and "validateOnly" not in str(request.url):
            self._left -= 1
            if self._left < 0:
                if self._is_sent:
                    self._inner.handle_request(request).read()
                raise Interrupted
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


@pytest.mark.parametrize(("after", "is_sent"), [(0, True), (2, False), (6, True), (9, False)])
def test_an_interrupted_load_is_completed_by_the_next(
    service: Service, token: str, register: Convenant, tmp_path: Path, after: int, is_sent: bool
) -> None:
    file = workbook(tmp_path, f"onderbroken-{after}-{is_sent}.xlsx")
    quiet = Console(quiet=True)
    with httpx.Client(transport=BreaksOff(after, is_sent=is_sent)) as http:
        broken = Convenant(service.url, token=token, http=http)
        with pytest.raises(Interrupted):
            run(broken, file, tmp_path / "report.html", quiet, write=True)
    assert len(loaded(register, file)) < READY
    program(service, token, tmp_path, file, "--write")
    titles = list(loaded(register, file).values())
    assert len(titles) == len(set(titles)) == READY
    assert len(list(register.documents.list(title=file.name))) == 1
    parties = [len(list(register.agreements.parties.list(each))) for each in ids_of(register, file)]
    assert min(parties) >= 2


def ids_of(register: Convenant, file: Path) -> list[str]:
    documents = {each.id for each in register.documents.list(title=file.name)}
    return [
        str(each.id)
        for each in register.agreements.list(limit=200)
        if any(ref.document_id in documents for ref in each.source_refs or [])
    ]


def test_the_same_row_has_the_same_key_in_every_run(service: Service, token: str, tmp_path: Path) -> None:
    """Two runs at the same time, neither of which sees the other: the key lets the row in once."""
    file = workbook(tmp_path, "tegelijk.xlsx")
    sent: list[list[str]] = []
    for _ in range(2):
        used = list[str]()
        sent.append(used)

        def note(request: httpx.Request, used: list[str] = used) -> None:
            if request.method == "POST" and "validateOnly" not in str(request.url):
                used.append(request.headers["Idempotency-Key"])
                raise Interrupted

        with httpx.Client(event_hooks={"request": [note]}) as http, pytest.raises(Interrupted):
            register = Convenant(service.url, token=token, http=http)
            run(register, file, tmp_path / "r.html", Console(quiet=True), write=True)
    assert sent[0] == sent[1]
    assert sent[0][0].startswith("import-")


def test_rows_that_moved_are_not_taken_for_others(service: Service, token: str, tmp_path: Path) -> None:
    file = workbook(tmp_path, "verschoven.xlsx")
    program(service, token, tmp_path, file, "--write")
    rows = make_example.ROWS
    try:
        make_example.ROWS = (rows[1], rows[0], *rows[2:])
        make_example.make(file)
    finally:
        make_example.ROWS = rows
    told = program(service, token, tmp_path, file)
    assert "de rijen zijn verschoven" in " ".join(told.stdout.replace("│", " ").split())
    assert "7 staat er al · 9 geweigerd" in told.stdout
