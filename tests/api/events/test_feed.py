"""The event feed: CloudEvents by the Dutch profile, every event once and in order, never more than a reader may see."""

import base64
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from app.events import repository
from app.kit.config import Settings
from app.kit.database import Database, Targets
from tests.api.decisions.support import ENTER, Dossier
from tests.api.events.support import FEED, after_of, by_hand, read_on, told
from tests.conftest import served
from tests.factories.http import Member, bearer
from tests.factories.problems import assert_edge, assert_problem, faults
from tests.service.kit.journal_support import appended, entry

# NL GOV profile for CloudEvents 1.1: names of attributes, required ones, and the form of `source` and `type`.
REQUIRED = {"id", "source", "specversion", "type"}


async def test_an_event_is_a_cloudevent_and_says_nothing_of_the_record_itself(dossier: Dossier, targets: Targets):
    made = await dossier.party(dossier.province, note="Een opmerking voor binnen")
    answer = await dossier.municipality.get(f"{FEED}?type=nl.convenanten.party-recorded")
    assert_edge(answer)
    (event,) = answer.json()["items"]
    assert event.keys() >= REQUIRED
    assert all(re.fullmatch(r"[a-z0-9]{1,20}", name) for name in event)
    assert (event["specversion"], event["datacontenttype"]) == ("1.0", "application/json")
    assert re.fullmatch(r"urn:nld:oin:[0-9]{20}:systeem:convenant", event["source"])
    assert (event["type"], event["subject"]) == ("nl.convenanten.party-recorded", made["id"])
    assert event["data"] == {
        "kind": "party",
        "id": made["id"],
        "version": 1,
        "agreementId": str(dossier.agreement_id),
        "address": made["links"]["self"],
    }
    assert event["dataref"] == f"http://127.0.0.1:8000{made['links']['self']}"
    connection = await asyncpg.connect(**targets.read.arguments())
    row = await connection.fetchrow("SELECT * FROM journal WHERE resource_id = $1", made["id"])
    await connection.close()
    assert row is not None
    assert (event["id"], event["sequence"], event["sequencetype"]) == (
        row["entry_hash"].hex(),
        str(row["seq"]),
        "Integer",
    )
    assert event["time"] == row["recorded_at"].strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    for said in ("Een opmerking", "Test Person", "registrar", made["organisationId"]):
        assert said not in answer.text


async def test_every_event_comes_once_and_in_order_whatever_the_size_of_a_page(dossier: Dossier, auditor: Member):
    party = await dossier.party(dossier.province)
    for number in range(1, 6):
        change = {"mustSign": bool(number % 2), "note": f"versie {number}", "reason": "x"}
        changed = await dossier.municipality.patch(party["links"]["self"], change, f'"{number}"')
        assert changed.status_code == 200, changed.text
    everything, _ = await read_on(auditor)
    sequences = [int(event["sequence"]) for event in everything]
    assert sequences == list(range(1, len(everything) + 1))
    of_party = [event for event in everything if event["data"]["id"] == party["id"]]
    assert [event["data"]["version"] for event in of_party] == [1, 2, 3, 4, 5, 6]
    assert [event["type"].rpartition("-")[2] for event in of_party] == ["recorded"] + ["changed"] * 5
    for limit in (1, 3, 1000):
        assert (await read_on(auditor, f"{FEED}?limit={limit}"))[0] == everything


async def test_who_is_up_to_date_is_told_so_and_goes_on_from_there(dossier: Dossier):
    await dossier.party(dossier.province)
    _, here = await read_on(dossier.municipality)
    page = (await dossier.municipality.get(here)).json()
    assert (page["items"], page["hasMore"], page["links"]["next"]) == ([], False, here)
    person = await dossier.municipality.record("/v1/persons", {"familyName": "Jansen"})
    page = (await dossier.municipality.get(here)).json()
    assert [event["subject"] for event in page["items"]] == [person["id"]]
    assert page["links"]["self"] == here


async def test_latest_begins_at_the_present_end(dossier: Dossier):
    await dossier.party(dossier.province)
    page = (await dossier.municipality.get(f"{FEED}?after=latest")).json()
    assert (page["items"], page["hasMore"]) == ([], False)
    person = await dossier.municipality.record("/v1/persons", {"familyName": "Jansen"})
    assert await told(dossier.municipality, page["links"]["next"]) == [("person", person["id"], 1)]


async def test_an_empty_journal_has_a_place_to_go_on_from(dossier: Dossier):
    events, here = await read_on(Member(dossier.client, {}))
    assert events == []
    made = await dossier.municipality.record("/v1/organisations", {"slug": "nieuw", "name": "Nieuw"})
    assert await told(Member(dossier.client, {}), here) == [("organisation", made["id"], 1)]


async def test_a_cursor_that_was_altered_or_belongs_to_other_filters_is_refused(dossier: Dossier):
    await dossier.party(dossier.province)
    reader = dossier.municipality
    _, here = await read_on(reader, f"{FEED}?type=nl.convenanten.party-recorded&limit=1")
    cursor = after_of(here)
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    raw[-9] ^= 1
    listed = (await reader.get("/v1/organisations?limit=1")).json()["links"]["next"]
    wrong = [
        f"{FEED}?after={cursor}",
        f"{FEED}?after={cursor}&type=nl.convenanten.party-changed",
        f"{FEED}?after={cursor}&type=nl.convenanten.party-recorded&agreementId={dossier.agreement_id}",
        f"{FEED}?after={base64.urlsafe_b64encode(raw).rstrip(b'=').decode()}&type=nl.convenanten.party-recorded",
        f"{FEED}?after={parse_qs(urlsplit(listed).query)['cursor'][0]}",
        f"{FEED}?after=0",
        f"{FEED}?after=Latest",
        f"{FEED}?after=",
    ]
    for address in wrong:
        document = assert_problem(await reader.get(address), 400, "invalid-cursor")
        assert faults(document) == {("query", "after", "invalid-cursor")}
    # The size of a page is no filter, and whoever else asks is shown what that reader may see.
    assert (await reader.get(f"{FEED}?after={cursor}&type=nl.convenanten.party-recorded&limit=7")).status_code == 200
    assert (await dossier.outsider.get(here)).status_code == 200


async def test_types_that_do_not_exist_are_refused_with_those_that_do(dossier: Dossier):
    reader = dossier.municipality
    for name in ("nl.convenanten.dragon-recorded", "nl.convenanten.party-signed", "party-recorded"):
        document = assert_problem(
            await reader.get(f"{FEED}?type={name}", **{"Accept-Language": "en"}), 400, "validation-failed", "en"
        )
        assert faults(document) == {("query", "type", "enum")}
        assert "`nl.convenanten.{kind}-recorded`" in document["errors"][0]["detail"]
        assert "agreement-version" in document["errors"][0]["detail"]


async def test_filters_by_type_and_dossier(dossier: Dossier):
    reader = dossier.municipality
    first = await dossier.party(dossier.province)
    await reader.patch(first["links"]["self"], {"mustSign": False, "reason": "x"}, '"1"')
    other = await reader.record(
        "/v1/agreements",
        {"kind": "covenant", "status": "draft", "managingOrganisationId": str(reader.organisation_id)},
    )
    types = "nl.convenanten.party-changed,nl.convenanten.agreement-recorded"
    assert await told(reader, f"{FEED}?type={types}") == [
        ("party", first["id"], 2),
        ("agreement", other["id"], 1),
    ]
    own = await told(reader, f"{FEED}?agreementId={other['id']}")
    assert ("agreement", other["id"], 1) in own
    assert {found[1] for found in own}.isdisjoint({first["id"]})
    theirs = {found[:2] for found in await told(reader, f"{FEED}?agreementId={dossier.agreement_id}")}
    assert ("party", first["id"]) in theirs
    assert other["id"] not in {found[1] for found in theirs}


async def test_the_filter_by_organisation_gives_its_dossiers_and_what_belongs_with_them(
    dossier: Dossier, auditor: Member
):
    reader = dossier.municipality
    party = await dossier.party(dossier.province)
    decision = await dossier.decision({**ENTER, "agreementId": str(dossier.agreement_id)})
    elsewhere = await reader.record(
        "/v1/agreements",
        {"kind": "covenant", "status": "draft", "managingOrganisationId": str(reader.organisation_id)},
    )
    person = await reader.record("/v1/persons", {"familyName": "Jansen"})
    asked = f"{FEED}?organisationId={dossier.province.organisation_id}"
    for somebody in (reader, auditor, dossier.province):
        subjects = {found[1] for found in await told(somebody, asked)}
        assert {party["id"], decision["id"]} <= subjects
        assert subjects.isdisjoint({elsewhere["id"], person["id"]})
    # What a reader only sees because it is public does not tell whom it concerns.
    async with by_hand(dossier.targets) as connection:
        await connection.execute("UPDATE party SET public_representation = '{}'")
        await connection.execute(
            "UPDATE journal_payload SET public_representation = '{}' FROM journal j"
            " WHERE j.seq = journal_payload.seq AND j.resource_kind = 'party'"
        )
    # Kinds that concern no organisation at all leave nothing to ask.
    assert await told(auditor, f"{asked}&type=nl.convenanten.person-recorded") == []
    for outside in (dossier.outsider, Member(dossier.client, {})):
        assert [found for found in await told(outside) if found[0] == "party"]
        assert await told(outside, asked) == []


async def test_a_dossier_of_others_is_never_told_of_and_one_that_closes_no_longer(dossier: Dossier, targets: Targets):
    party = await dossier.party(dossier.province)
    person = await dossier.municipality.record("/v1/persons", {"familyName": "Jansen"})
    subject = ("party", party["id"], 1)
    assert subject in await told(dossier.municipality)
    assert subject in await told(dossier.province)
    outside = await told(dossier.outsider)
    assert subject not in outside
    assert ("person", person["id"], 1) in outside
    dossiers = {"agreement", "party", "finding"}
    assert not [found for found in outside if found[0] in dossiers]
    assert [found for found in await told(Member(dossier.client, {})) if found[0] in {*dossiers, "person"}] == []

    connection = await asyncpg.connect(**targets.owner.arguments())
    await connection.execute(
        "DELETE FROM dossier_relation WHERE organisation_id = $1", dossier.province.organisation_id
    )
    assert not [found for found in await told(dossier.province) if found[0] in dossiers]
    assert subject in await told(dossier.municipality)
    await connection.execute(
        "DELETE FROM membership WHERE organisation_id = $1", dossier.municipality.organisation_id
    )
    await connection.close()
    assert await told(dossier.municipality) == await told(Member(dossier.client, {}))
    assert subject not in await told(dossier.municipality)


async def test_outside_a_dossier_only_versions_that_were_public_are_told_of(dossier: Dossier, auditor: Member):
    reader = dossier.municipality
    made = await reader.record("/v1/organisations", {"slug": "nieuw", "name": "Nieuw"})
    for version in (1, 2):
        changed = await reader.patch(
            made["links"]["self"], {"name": f"Naam {version}", "reason": "x"}, f'"{version}"'
        )
        assert changed.status_code == 200, changed.text
    async with by_hand(dossier.targets) as connection:
        await connection.execute(
            "UPDATE journal_payload SET public_representation = NULL FROM journal j WHERE j.seq = journal_payload.seq"
            " AND j.resource_id = $1 AND j.resource_version = 2",
            made["id"],
        )
    for outside in (Member(dossier.client, {}), Member(dossier.client, bearer(dossier.issuer, "stranger"))):
        assert [version for _, found, version in await told(outside) if found == made["id"]] == [1, 3]
    for inside in (reader, auditor):
        assert [version for _, found, version in await told(inside) if found == made["id"]] == [1, 2, 3]
    async with by_hand(dossier.targets) as connection:
        await connection.execute("UPDATE organisation SET public_representation = NULL WHERE id = $1", made["id"])
    assert made["id"] not in {found for _, found, _ in await told(Member(dossier.client, {}))}
    # Content that was destroyed cannot be shown to have been public.
    async with by_hand(dossier.targets) as connection:
        await connection.execute("UPDATE organisation SET public_representation = '{}' WHERE id = $1", made["id"])
        await connection.execute("DELETE FROM journal_payload")
    assert await told(Member(dossier.client, {})) == []
    assert len([found for _, found, _ in await told(reader) if found == made["id"]]) == 3


async def test_a_long_stretch_of_what_a_reader_may_not_see_is_passed_in_empty_pages(
    dossier: Dossier, settings: Settings, auditor: Member
):
    """Entries of a kind nobody can judge the visibility of are shown to nobody, and cost everybody the same."""
    async with Database.opened(dossier.targets, settings) as database:
        for number in (repository.EXAMINED, repository.EXAMINED, 1):
            await appended(database, *(entry() for _ in range(number)))
    made = await dossier.municipality.record("/v1/organisations", {"slug": "nieuw", "name": "Nieuw"})
    for reader in (dossier.municipality, auditor, Member(dossier.client, {})):
        pages: list[dict[str, Any]] = []
        address = FEED
        while not pages or pages[-1]["hasMore"]:
            pages.append((await reader.get(address)).json())
            address = pages[-1]["links"]["next"]
        assert [len(page["items"]) for page in pages] == [0, 0, 1]
        assert [page["hasMore"] for page in pages] == [True, True, False]
        assert pages[-1]["items"][0]["subject"] == made["id"]


async def test_a_page_is_one_statement_whoever_asks_and_however_much_there_is(
    dossier: Dossier, settings: Settings, auditor: Member
):
    one = settings.model_copy(update={"read_connections": 1})
    statements: list[str] = []
    async with served(one, dossier.targets) as client:
        readers = [
            *(replace(found, client=client) for found in (dossier.municipality, dossier.outsider)),
            replace(auditor, client=client),
            Member(client, {}),
        ]
        transport: Any = client._transport
        async with transport.app.app.state.register.reads.pool.acquire() as connection:
            connection.add_query_logger(lambda record: statements.append(record.query))
        counts: dict[int, set[int]] = {}
        for number in range(3):
            await dossier.municipality.record("/v1/organisations", {"slug": f"n-{number}", "name": f"N {number}"})
            for at, reader in enumerate(readers):
                _, here = await read_on(reader)
                for address in (FEED, f"{FEED}?limit=1", here, f"{FEED}?organisationId={dossier.agreement_id}"):
                    statements.clear()
                    answer = await reader.get(address)
                    assert answer.status_code == 200, answer.text
                    counts.setdefault(at, set()).add(len(statements))
        assert counts == {at: {1} for at in range(len(readers))}


async def restored_from_backup(targets: Targets, lost: int, *, new_epoch: bool) -> None:
    """Put the register back to before its last entries, as a restore does."""
    async with by_hand(targets) as connection:
        head = await connection.fetchval("SELECT seq FROM journal_head")
        for table in ("journal_payload", "journal"):
            await connection.execute(f"DELETE FROM {table} WHERE seq > $1", head - lost)
        await connection.execute(
            "UPDATE journal_head SET (seq, entry_hash) = (SELECT seq, entry_hash FROM journal WHERE seq = $1)",
            head - lost,
        )
        if new_epoch:
            await connection.execute("UPDATE journal_head SET epoch = gen_random_uuid()")


async def test_after_a_restore_a_place_that_is_still_there_leads_on(dossier: Dossier):
    reader = dossier.municipality
    for number in range(3):
        await reader.record("/v1/persons", {"familyName": f"Jansen {number}"})
    before, here = await read_on(reader, f"{FEED}?type=nl.convenanten.person-recorded")
    await reader.record("/v1/persons", {"familyName": "Verloren"})
    await restored_from_backup(dossier.targets, 1, new_epoch=True)
    document = assert_problem(await reader.get(here), 410, "cursor-epoch-changed")
    assert document["lastCommonSequence"] == int(before[-1]["sequence"])
    person = await reader.record("/v1/persons", {"familyName": "Nieuw"})
    resumed = f"{FEED}?type=nl.convenanten.person-recorded&after={document['resume']}"
    assert await told(reader, resumed) == [("person", person["id"], 1)]


@pytest.mark.parametrize("new_epoch", [True, False], ids=["runbook followed", "epoch forgotten"])
async def test_after_a_restore_a_place_that_is_gone_is_refused_and_known_events_keep_their_id(
    dossier: Dossier, *, new_epoch: bool
):
    reader = dossier.municipality
    await reader.record("/v1/persons", {"familyName": "Blijft"})
    before, _ = await read_on(reader)
    await reader.record("/v1/persons", {"familyName": "Verloren"})
    _, here = await read_on(reader)
    await restored_from_backup(dossier.targets, 1, new_epoch=new_epoch)
    for number in range(2):
        await reader.record("/v1/persons", {"familyName": f"Anders {number}"})
    document = assert_problem(await reader.get(here), 410, "cursor-epoch-changed")
    assert {"resume", "lastCommonSequence"}.isdisjoint(document)
    again, _ = await read_on(reader)
    assert [event["id"] for event in again[: len(before)]] == [event["id"] for event in before]
    assert len(again) == len(before) + 2


async def test_a_replica_that_lags_sends_nobody_back(dossier: Dossier):
    reader = dossier.municipality
    await reader.record("/v1/persons", {"familyName": "Jansen"})
    await reader.record("/v1/persons", {"familyName": "Pietersen"})
    _, here = await read_on(reader)
    await restored_from_backup(dossier.targets, 1, new_epoch=False)
    page = (await reader.get(here)).json()
    assert (page["items"], page["hasMore"], page["links"]["next"]) == ([], False, here)
