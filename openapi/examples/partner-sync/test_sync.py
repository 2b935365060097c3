"""The copy against a running register: first and later runs, what goes out of sight, and sudden death."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from conftest import PYTHON, ROOT, Service
from convenant_client import Convenant, models

from catalogue import CATALOGUE, Collection, place_of
from copy_db import Copy, Row
from sync import Sync, row_of
from verify import compared, verify

HERE = Path(__file__).parent
DOSSIER = "16a0c2e6-4758-583c-af9c-fdbaf8759396"
KILLED = -signal.SIGKILL
SEED = 20261201


def program(
    service: Service, token: str, file: Path, *options: str, script: tuple[str, ...] = ("partner_sync.py",)
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        str(HERE / script[0]),
        *script[1:],
        "--url",
        service.url,
        "--copy",
        str(file),
        *options,
    ]
    surroundings = os.environ | {"CONVENANT_TOKEN": token}
    return subprocess.run(command, env=surroundings, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def woonpunt(service: Service) -> str:
    return service.token("woonpunt")


@pytest.fixture(scope="module")
def maastricht(service: Service) -> Iterator[Convenant]:
    with Convenant(service.url, token=service.token("gemeente-maastricht")) as register:
        yield register


@contextmanager
def syncing(service: Service, token: str, file: Path) -> Iterator[Sync]:
    copy = Copy(file)
    try:
        with Convenant(service.url, token=token) as register:
            yield Sync(register, copy, lambda _: None)
    finally:
        copy.close()


def new_dossier(register: Convenant, *partners: str, title: str = "Nieuw dossier") -> models.AgreementRead:
    """Record a draft of Maastricht with some partners."""
    slugs = {each.slug: each.id for each in register.organisations.list()}
    agreement = register.agreements.record(
        recording_mode="workflow",
        kind="covenant",
        title=title,
        status="draft",
        managing_organisation_id=slugs["gemeente-maastricht"],
    )
    for slug in ("gemeente-maastricht", *partners):
        add_party(register, agreement, slug)
    return agreement


def add_party(register: Convenant, agreement: models.AgreementRead, slug: str) -> None:
    (organisation,) = register.organisations.list(slug=slug)
    register.agreements.parties.record(
        agreement.id, recording_mode="workflow", organisation_id=organisation.id, party_role="party", must_sign=True
    )


def assert_equal(sync: Sync) -> None:
    verdict = verify(sync)
    assert verdict.is_equal, verdict


def test_every_list_of_the_register_is_copied() -> None:
    """A kind of record that the register gains is missing here until somebody decides about it."""
    paths = json.loads((ROOT / "openapi" / "openapi.json").read_text("utf-8"))["paths"]
    records = {path for path in paths if path.endswith("}") and f"{path}/history" in paths}
    lists = {path.rpartition("/")[0].removeprefix("/v1") for path in records}
    known = {name for collection in CATALOGUE for name in templates(collection)}
    assert {names_in(path) for path in lists} - known == {"memberships", "webhook-subscriptions"}


def templates(collection: Collection, above: str = "") -> Iterator[str]:
    name = f"{above}{collection.name}"
    yield name
    for below in collection.below:
        yield from templates(below, f"{name}/")


def names_in(path: str) -> str:
    return "/".join(word for word in path.strip("/").split("/") if not word.startswith("{"))


def test_an_address_leads_to_its_list() -> None:
    place = place_of("/v1/agreements/a/parties/p/signatories/s")
    assert place is not None
    assert (place.collection.name, place.ids) == ("signatories", ("a", "p", "s"))
    assert place_of("/v1/memberships/m") is None


def test_what_is_out_of_sight_leaves_nothing_but_its_address(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "copy.sqlite")
    for address in ("/v1/agreements/a", "/v1/agreements/a/parties/p", "/v1/agreements/ab"):
        copy.put(Row(address, "x", '"1"', '{"title":"geheim"}'))
    copy.remove("/v1/agreements/a")
    assert list(copy.rows()) == ["/v1/agreements/ab"]
    with sqlite3.connect(tmp_path / "copy.sqlite") as db:
        assert db.execute("SELECT address, etag FROM removed").fetchall() == [
            ("/v1/agreements/a", '"1"'),
            ("/v1/agreements/a/parties/p", '"1"'),
        ]
    db.close()
    copy.close()


def test_the_first_run_copies_and_a_later_one_follows(
    service: Service, woonpunt: str, maastricht: Convenant, tmp_path: Path
) -> None:
    file = tmp_path / "copy.sqlite"
    first = program(service, woonpunt, file)
    assert (first.returncode, first.stderr) == (0, "")
    assert "alles wordt gekopieerd" in first.stdout
    agreement = maastricht.agreements.get(DOSSIER)
    maastricht.agreements.correct(agreement, note="Nagekeken.", reason="Controle")
    second = program(service, woonpunt, file)
    assert "alles wordt gekopieerd" not in second.stdout
    assert "gebeurtenissen gevolgd" in second.stdout
    verified = program(service, woonpunt, file, "--verify")
    assert verified.returncode == 0, verified.stdout
    assert "De kopie is gelijk aan het register." in verified.stdout


def test_the_copy_answers_questions_in_sql(service: Service, woonpunt: str, tmp_path: Path) -> None:
    with syncing(service, woonpunt, tmp_path / "copy.sqlite") as sync:
        sync.catch_up()
    db = sqlite3.connect(tmp_path / "copy.sqlite")
    parties = db.execute("SELECT organisation FROM party WHERE agreement_id = ?", (DOSSIER,)).fetchall()
    findings = db.execute("SELECT count(*) FROM open_finding WHERE severity = 'warning'").fetchone()
    db.close()
    assert len(parties) == 7
    assert ("Woonpunt",) in parties
    assert findings[0] > 0


def test_verifying_notices_what_is_missing_too_much_or_different(
    service: Service, woonpunt: str, tmp_path: Path
) -> None:
    with syncing(service, woonpunt, tmp_path / "copy.sqlite") as sync:
        sync.catch_up()
        assert compared(sync).is_equal
        missing, altered, *_ = (row for row in sync.copy.rows().values() if row.collection == "findings")
        with sync.copy.transaction():
            sync.copy.remove(missing.address)
            sync.copy.put(Row("/v1/risks/1", "risks", '"1"', "{}"))
            sync.copy.put(Row(altered.address, altered.collection, altered.etag, "{}"))
        told = "\n".join(compared(sync).differences)
    assert f"{missing.address}: ontbreekt in de kopie" in told
    assert f"{altered.address}: andere inhoud" in told
    assert "/v1/risks/1: staat niet (meer) in het register" in told


def test_a_dossier_comes_into_sight_with_all_that_was_there_before(
    service: Service, woonpunt: str, maastricht: Convenant, tmp_path: Path
) -> None:
    agreement = new_dossier(maastricht, "servatius", title="Eerst zonder Woonpunt")
    address = f"/v1/agreements/{agreement.id}"
    with syncing(service, woonpunt, tmp_path / "copy.sqlite") as sync:
        sync.catch_up()
        assert not sync.copy.has(address)
        add_party(maastricht, agreement, "woonpunt")
        # Now there is an event about the agreement too, and none about what was in the dossier before.
        maastricht.agreements.correct(agreement, title="Nu met Woonpunt", reason="Uitgebreid")
        sync.catch_up()
        parties = [row for row in sync.copy.rows() if row.startswith(f"{address}/parties/")]
        assert len(parties) == 3
        assert_equal(sync)


def test_what_goes_out_of_sight_goes_out_of_the_copy(service: Service, tmp_path: Path) -> None:
    """A membership ends: no event tells, because the events can no longer be seen either."""
    token = service.token("envida", "legal_officer")
    with syncing(service, token, tmp_path / "copy.sqlite") as sync:
        sync.catch_up()
        assert sync.copy.has(f"/v1/agreements/{DOSSIER}")
        access = sync.register.me.access()
        # No role is left, and with it no membership.
        somebody = [str(access.subject), "--issuer", str(access.issuer), "--organisation", "envida"]
        subprocess.run(
            [PYTHON, "-m", "app", "member", *somebody],
            cwd=ROOT,
            env=service.environment,
            check=True,
            capture_output=True,
        )
        sync.catch_up()
        assert not sync.copy.has(f"/v1/agreements/{DOSSIER}")
        assert not [row for row in sync.copy.rows() if row.startswith("/v1/agreements")]
        assert_equal(sync)


def test_a_copy_that_died_before_any_statement_goes_on(
    service: Service, woonpunt: str, maastricht: Convenant, tmp_path: Path
) -> None:
    """Killed before its 1st statement, before its 40th, … on one and the same copy, while the register changes."""
    file = tmp_path / "copy.sqlite"
    deaths = 0
    for statement in (1, 4, 9, 25, 40, 90, 150, 5, 10, 30):
        script = ("killed_at.py", str(statement))
        deaths += program(service, woonpunt, file, script=script).returncode == KILLED
        new_dossier(maastricht, "woonpunt", title=f"Na het {statement}e")
    assert deaths >= 8
    assert_copy_is_register(service, woonpunt, file)


class Death(BaseException):
    """The plug was pulled."""


class Dying(sqlite3.Connection):
    """A connection that dies after some statements, and does not come back to roll anything back."""

    left = 0

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:  # noqa: ANN401 - as its base class has it
        Dying.left -= 1
        if Dying.left < 0:
            raise Death
        return super().execute(sql, parameters)


def test_the_place_in_the_feed_is_never_ahead_of_the_data(
    service: Service, woonpunt: str, maastricht: Convenant, tmp_path: Path
) -> None:
    """One event about a record that no comparison looks at; every statement of following it is the last one once."""
    file, deaths = tmp_path / "copy.sqlite", 0
    risk = next(iter(maastricht.agreements.risks.list(DOSSIER)))
    with syncing(service, woonpunt, file) as sync:
        sync.catch_up()
    for statements in range(4, 20):
        risk = maastricht.agreements.risks.correct(risk, note=f"Ronde {statements}", reason="Herzien")
        with patch("sqlite3.connect", partial(sqlite3.connect, factory=Dying)), suppress(Death):
            Dying.left = statements
            with syncing(service, woonpunt, file) as sync:
                sync.catch_up()
        deaths += Dying.left < 0
        with syncing(service, woonpunt, file) as sync:
            sync.catch_up()
            assert sync.copy.rows()[risk.address].etag == risk.etag, statements
    assert deaths == len(range(4, 20))


def test_a_copy_that_is_killed_at_random_while_commands_go_on_is_equal_in_the_end(
    service: Service, woonpunt: str, maastricht: Convenant, tmp_path: Path
) -> None:
    file, moments, done = tmp_path / "copy.sqlite", random.Random(SEED), threading.Event()

    def work() -> None:
        number = 0
        while not done.is_set():
            number += 1
            agreement = new_dossier(maastricht, title=f"Onderweg {number}")
            add_party(maastricht, agreement, "woonpunt")
            maastricht.agreements.correct(agreement, title=f"Onderweg {number}, hernoemd", reason="Anders")

    working = threading.Thread(target=work)
    working.start()
    killed = 0
    try:
        while killed < 6:
            killed += died_after(moments.uniform(0.3, 2.5), service, woonpunt, file)
    finally:
        done.set()
        working.join()
    assert_copy_is_register(service, woonpunt, file)


def died_after(seconds: float, service: Service, token: str, file: Path) -> bool:
    """Let the program follow for a while and kill it."""
    command = [sys.executable, str(HERE / "partner_sync.py"), "--url", service.url, "--copy", str(file), "--follow"]
    surroundings = os.environ | {"CONVENANT_TOKEN": token}
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        assert process.wait() == KILLED
    return True


def assert_copy_is_register(service: Service, token: str, file: Path) -> None:
    """The next run makes the copy whole; `--verify` says so, and so does reading everything again by its address."""
    assert program(service, token, file).returncode == 0
    verified = program(service, token, file, "--verify")
    assert verified.returncode == 0, verified.stdout
    with syncing(service, token, file) as sync:
        rows = sync.copy.rows()
        fresh = Copy(file.with_name("fresh.sqlite"))
        Sync(sync.register, fresh, lambda _: None).catch_up()
        assert fresh.rows() == rows
        fresh.close()
        for address in random.Random(SEED).sample(sorted(rows), 25):
            place = place_of(address)
            assert place is not None
            assert rows[address] == row_of(place.collection, place.collection.of(sync.register).get(*place.ids))


def test_a_restored_register_is_looked_at_again(service: Service, woonpunt: str, tmp_path: Path) -> None:
    with syncing(service, woonpunt, tmp_path / "copy.sqlite") as sync:
        sync.catch_up()
        assert sync.copy.state("complete") == "yes"
        gone = Row("/v1/findings/00000000-0000-0000-0000-000000000000", "findings", '"1"', "{}")
        with sync.copy.transaction():
            sync.copy.put(gone)
        sync._restored(None)  # noqa: SLF001 - what the client calls when the feed begins again
        assert sync.copy.state("complete") == "no"
        assert_equal(sync)
        assert not sync.copy.has(gone.address)
