"""The journal as auditors read it: who did what and when, every entry with its content, for nobody else."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from app.audit import repository
from app.kit.config import Settings
from app.kit.database import Database
from app.kit.journal import Checkpoint
from tests.api.audit.conftest import Audited
from tests.api.events.support import by_hand
from tests.api.kit.conftest import walked
from tests.factories.http import Member
from tests.factories.problems import assert_problem
from tests.service.kit.journal_support import appended, connected, entry, journal_of

JOURNAL = "/v1/journal"


async def entries(audited: Audited, query: str = "") -> list[dict[str, Any]]:
    return await walked(audited.auditor, f"{JOURNAL}?limit=3{query}")


async def test_it_is_read_whole_and_in_order(audited: Audited):
    rows = await journal_of(audited.targets)
    found = await entries(audited)
    assert [entry["sequence"] for entry in found] == [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    for shown, row in zip(found, rows, strict=True):
        assert shown == {
            "sequence": row["seq"],
            "recordedAt": row["recorded_at"].strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "actor": {
                "issuer": row["issuer"],
                "subject": row["subject"],
                "name": row["actor_name"],
                "role": row["actor_role"],
                "organisationId": row["organisation_id"] and str(row["organisation_id"]),
            },
            "command": row["command"],
            "resourceKind": row["resource_kind"],
            "resourceId": str(row["resource_id"]),
            "resourceVersion": row["resource_version"],
            "agreementId": row["agreement_id"] and str(row["agreement_id"]),
            "mandateId": None,
            "requestId": row["request_id"],
            "payloadHash": row["payload_hash"].hex(),
            "previousHash": row["previous_hash"].hex(),
            "entryHash": row["entry_hash"].hex(),
            "links": {"self": f"/v1/journal/{row['seq']}"},
        }


async def test_its_filters_keep_what_was_asked_for(audited: Audited):
    everything = await entries(audited)
    subject = next(entry for entry in everything if entry["resourceId"] == audited.person["id"])["actor"]["subject"]
    agreement = str(audited.dossier.agreement_id)
    kept: dict[str, Callable[[dict[str, Any]], bool]] = {
        f"&agreementId={agreement}": lambda e: e["agreementId"] == agreement,
        "&resourceKind=person": lambda e: e["resourceKind"] == "person",
        f"&resourceId={audited.party['id']}": lambda e: e["resourceId"] == audited.party["id"],
        f"&subject={subject}": lambda e: e["actor"]["subject"] == subject,
        "&command=party.correct": lambda e: e["command"] == "party.correct",
        f"&command=party.correct&resourceKind=party&agreementId={agreement}": lambda e: (
            (e["command"], e["resourceKind"]) == ("party.correct", "party")
        ),
        "&resourceKind=dragon": lambda _: False,
    }
    for query, keeps in kept.items():
        assert await entries(audited, query) == [entry for entry in everything if keeps(entry)], query
    assert len(await entries(audited, f"&resourceId={audited.party['id']}")) == 2


async def test_a_period_is_from_the_first_instant_until_before_the_last(audited: Audited):
    everything = await entries(audited)
    instants = sorted({entry["recordedAt"] for entry in everything})
    assert len(instants) >= 3
    for at in (*instants, "1990-01-01T00:00:00.000000Z", "2190-01-01T00:00:00.000000Z"):
        assert await entries(audited, f"&recordedFrom={at}") == [e for e in everything if e["recordedAt"] >= at]
        assert await entries(audited, f"&recordedUntil={at}") == [e for e in everything if e["recordedAt"] < at]
        just_after = (datetime.fromisoformat(at) + timedelta(microseconds=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        within = f"&recordedFrom={at}&recordedUntil={just_after}"
        assert await entries(audited, within) == [e for e in everything if e["recordedAt"] == at]


async def test_a_period_is_found_also_where_an_entry_was_removed(audited: Audited):
    """Whoever takes entries away must not hide others by it."""
    async with by_hand(audited.targets) as connection:
        await connection.execute("DELETE FROM journal WHERE seq = (SELECT (max(seq) + 1) / 2 FROM journal)")
    everything = await entries(audited)
    for at in sorted({found["recordedAt"] for found in everything}):
        assert await entries(audited, f"&recordedFrom={at}") == [e for e in everything if e["recordedAt"] >= at]
        assert await entries(audited, f"&recordedUntil={at}") == [e for e in everything if e["recordedAt"] < at]


async def test_a_page_looks_at_a_bounded_number_of_entries_and_leads_on(
    audited: Audited, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(repository, "EXAMINED", 10)
    async with Database.opened(audited.targets, settings) as database:
        await appended(database, *(entry() for _ in range(50)))
    await audited.dossier.municipality.record("/v1/persons", {"familyName": "Pietersen"})
    sizes: list[int] = []
    address: str | None = f"{JOURNAL}?command=person.record"
    while address:
        page = (await audited.auditor.get(address)).json()
        sizes.append(len(page["items"]))
        address = page["links"].get("next")
    assert sum(sizes) == 2
    assert sizes.count(0) >= 2


async def test_a_cursor_of_other_filters_is_refused(audited: Audited):
    page = (await audited.auditor.get(f"{JOURNAL}?limit=1")).json()
    assert_problem(await audited.auditor.get(f"{page['links']['next']}&command=x"), 400, "invalid-cursor")
    assert_problem(await audited.auditor.get(f"{JOURNAL}?cursor=x"), 400, "invalid-cursor")


@pytest.mark.parametrize("path", [JOURNAL, f"{JOURNAL}/1", f"{JOURNAL}/verification"])
async def test_it_is_for_auditors_only(audited: Audited, path: str):
    for member in (audited.dossier.municipality, audited.dossier.province):
        answer = await member.get(path)
        assert assert_problem(answer, 403, "forbidden")["neededRoles"] == ["auditor"]
        assert "auditor" in answer.json()["detail"]
    assert_problem(await audited.dossier.client.get(path), 401, "authentication-required")
    assert (await audited.auditor.get(path)).status_code == 200
    async with connected(audited.targets.owner) as connection:
        await connection.execute("UPDATE membership SET roles = '[\"registrar\"]'")
    assert_problem(await audited.auditor.get(path), 403, "forbidden")


async def test_an_entry_is_read_with_the_content_that_was_hashed(audited: Audited):
    (shown,) = await entries(audited, "&command=party.correct&resourceKind=party")
    answer = await audited.auditor.get(shown["links"]["self"])
    detail = answer.json()
    payload = detail.pop("payload")
    assert detail == shown
    assert (payload["reason"], payload["publicRepresentation"]) == ("Controle", None)
    assert '"note":"gezien"' in payload["representation"]
    # The arithmetic of `journal_append`, done here by hand.
    parts = [payload["reason"].encode(), payload["representation"].encode()]
    hashed = bytes.fromhex(payload["salt"]) + b"".join(len(p).to_bytes(4, "big") + p for p in parts) + b"\xff" * 4
    assert hashlib.sha256(hashed).hexdigest() == shown["payloadHash"]
    again = await audited.auditor.get(shown["links"]["self"], **{"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_destroyed_content_leaves_its_entry(audited: Audited):
    async with by_hand(audited.targets) as connection:
        await connection.execute("DELETE FROM journal_payload WHERE seq = 1")
    detail = (await audited.auditor.get(f"{JOURNAL}/1")).json()
    assert (detail["sequence"], detail["payload"]) == (1, None)


@pytest.mark.parametrize("number", ["999999", "9007199254740992"])
async def test_an_entry_that_does_not_exist_is_not_found(audited: Audited, number: str):
    assert_problem(await audited.auditor.get(f"{JOURNAL}/{number}"), 404, "not-found")


async def test_a_number_that_cannot_be_one_is_refused(audited: Audited):
    for number in ("0", "-1", "x", "9007199254740993"):
        assert_problem(await audited.auditor.get(f"{JOURNAL}/{number}"), 400, "validation-failed")


async def test_everybody_may_keep_the_end_of_the_journal(audited: Audited, client: httpx.AsyncClient):
    (*_, last) = await journal_of(audited.targets)
    for reader in (Member(client, {}), audited.dossier.outsider, audited.auditor):
        shown = (await reader.get(f"{JOURNAL}/checkpoint")).json()
        assert (shown["sequence"], shown["entryHash"]) == (last["seq"], last["entry_hash"].hex())
        lines = await reader.get(f"{JOURNAL}/checkpoint", Accept="text/plain")
        assert lines.headers["content-type"] == "text/plain; charset=utf-8"
        assert lines.text == shown["text"]
        held = Checkpoint.from_text(lines.text)
        assert (held.epoch, held.sequence, held.entry_hash) == (shown["epoch"], last["seq"], last["entry_hash"])
    assert_problem(await client.get(f"{JOURNAL}/checkpoint", headers={"Accept": "text/html"}), 406, "not-acceptable")
