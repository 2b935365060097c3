"""What the register knew (`knownAt`), what was so in law (`asOf`), and both at once (D12)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import asyncpg
import httpx
import pytest

from app.kit import reading
from app.kit.auth.developer import DeveloperIssuer
from app.kit.config import Settings
from app.kit.database import Targets
from tests.api.kit.conftest import copied_organisations, registrar_of, walked
from tests.conftest import served
from tests.databases import copied_database
from tests.factories.http import Member, insert_source_document, on_day
from tests.factories.problems import assert_problem, faults


def stamp(instant: datetime) -> str:
    """An instant as it stands in an address."""
    return quote(instant.astimezone(UTC).isoformat().replace("+00:00", "Z"))


@dataclass(frozen=True)
class Past:
    """An organisation renamed twice and an office that turned out to have ended; `moments` as the journal has them."""

    client: httpx.AsyncClient
    targets: Targets
    registrar: Member
    names: dict[int, dict[str, Any]]
    name_moments: dict[int, datetime]
    office: dict[int, dict[str, Any]]
    office_moments: dict[int, datetime]


async def moments_of(targets: Targets, record_id: str) -> dict[int, datetime]:
    """When the journal recorded each version."""
    connection = await asyncpg.connect(**targets.owner.arguments())
    rows = await connection.fetch(
        "SELECT resource_version, recorded_at FROM journal WHERE resource_id = $1", record_id
    )
    await connection.close()
    return {row["resource_version"]: row["recorded_at"] for row in rows}


@pytest.fixture(scope="module")
async def past(template: Targets, settings: Settings, issuer: DeveloperIssuer) -> AsyncIterator[Past]:
    async with copied_database(template) as targets, served(settings, targets) as client:
        await insert_source_document(targets)
        registrar = await registrar_of(client, targets, issuer, "gemeente-een")
        names = {
            1: await registrar.record("/v1/organisations", {"slug": "woonpunt", "name": "Eerste", "kind": "other"})
        }
        address = names[1]["links"]["self"]
        for version, change in ((2, {"name": "Tweede"}), (3, {"name": "Derde", "kind": "company"})):
            answer = await registrar.patch(address, change | {"reason": "KvK"}, f'"{version - 1}"')
            names[version] = answer.json()
        person = await registrar.record("/v1/persons", {"familyName": "Jansen"})
        body = {
            "personId": person["id"],
            "organisationId": str(registrar.organisation_id),
            "functionKind": "alderman",
            "validFrom": on_day("2024-01-01"),
        }
        office = {1: await registrar.record("/v1/office-holdings", body)}
        ended = {"validTo": on_day("2026-03-31"), "reason": "Aftreden"}
        office[2] = (await registrar.patch(office[1]["links"]["self"], ended, '"1"')).json()
        yield Past(
            client,
            targets,
            registrar,
            names,
            await moments_of(targets, names[1]["id"]),
            office,
            await moments_of(targets, office[1]["id"]),
        )


JUST = timedelta(microseconds=1)


async def test_known_at_returns_what_was_known_from_the_instant_it_was_recorded(past: Past):
    address = past.names[1]["links"]["self"]
    assert sorted(past.name_moments) == [1, 2, 3]
    for version, moment in past.name_moments.items():
        assert (await past.registrar.get(f"{address}?knownAt={stamp(moment)}")).json() == past.names[version]
        before = await past.registrar.get(f"{address}?knownAt={stamp(moment - JUST)}")
        if version == 1:
            assert_problem(before, 404, "not-found")
        else:
            assert before.json() == past.names[version - 1]
    assert_problem(await past.registrar.get(f"{address}?knownAt=2000-01-01T00:00:00Z"), 404, "not-found")


async def test_an_instant_is_the_same_whatever_its_offset(past: Past):
    address = past.names[1]["links"]["self"]
    for hours in (-9, 0, 2, 14):
        shifted = past.name_moments[2] + timedelta(hours=hours)
        text = quote(f"{shifted:%Y-%m-%dT%H:%M:%S.%f}{'-' if hours < 0 else '+'}{abs(hours):02}:00")
        assert (await past.registrar.get(f"{address}?knownAt={text}")).json() == past.names[2]


async def test_the_public_sees_the_public_part_of_the_past(past: Past):
    address = past.names[1]["links"]["self"]
    answer = await past.client.get(f"{address}?knownAt={stamp(past.name_moments[2])}")
    internal = {"recordedBy", "sourceRefs", "correctsId", "recordingMode", "note"}
    assert answer.json() == {name: value for name, value in past.names[2].items() if name not in internal}


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01",
        "2026-04-01T12:00:00",
        "2026-04-01T12:00Z",
        "2026-04-01 12:00:00Z",
        "2026-04-01t12:00:00z",
        "2026-02-30T12:00:00Z",
        "2026-04-01T25:00:00Z",
        "2026-04-01T12:00:00%2B25:00",
        "2026-04-01T12:00:00+02:00",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "1775044800",
        "2026-04-01T12:00:00.1234567Z",
        "",
    ],
)
async def test_an_instant_has_one_form(past: Past, text: str):
    for path in ("/v1/organisations", past.names[1]["links"]["self"]):
        document = assert_problem(await past.registrar.get(f"{path}?knownAt={text}"), 400, "validation-failed")
        assert [where for _, where, _ in faults(document)] == ["knownAt"]


async def test_nobody_knows_the_future(past: Past):
    later = stamp(datetime.now(UTC) + timedelta(minutes=1))  # noqa: TID251 - a moment after the request
    for path in ("/v1/organisations", past.names[1]["links"]["self"]):
        document = assert_problem(await past.registrar.get(f"{path}?knownAt={later}"), 400, "validation-failed")
        assert faults(document) == {("query", "knownAt", "instant-in-future")}


@pytest.mark.parametrize(
    "day",
    ["2026-13-01", "2026-02-30", "2026-W13-1", "20260323", "2026-3-23", "1899-12-31", "2200-13-01", "today", ""],
)
async def test_a_day_is_an_existing_date(past: Past, day: str):
    document = assert_problem(await past.registrar.get(f"/v1/organisations?asOf={day}"), 400, "validation-failed")
    assert [where for _, where, _ in faults(document)] == ["asOf"]


async def test_lists_and_their_filters_look_at_the_same_moment(past: Past):
    async def names(query: str) -> list[str]:
        items = await walked(past.registrar, f"/v1/organisations?slug=woonpunt{query}")
        return [item["name"] for item in items]

    first, second, third = (f"&knownAt={stamp(past.name_moments[version])}" for version in (1, 2, 3))
    assert await names(first) == ["Eerste"]
    assert await names(f"{second}&name=TWEE") == ["Tweede"]
    assert await names(f"{second}&name=derde") == []
    assert await names("&name=tweede") == []
    assert await names(f"{second}&kind=other") == ["Tweede"]
    assert await names(f"{third}&kind=other") == []
    assert await names(f"&knownAt={stamp(past.name_moments[1] - JUST)}") == []


async def test_law_and_register_are_two_axes(past: Past):
    address = past.office[1]["links"]["self"]
    then = stamp(past.office_moments[1])
    within, after, before = "2026-03-31", "2026-04-01", "2023-12-31"
    expected = {
        (within, ""): 2,
        (after, ""): None,
        (before, ""): None,
        (within, f"&knownAt={then}"): 1,
        (after, f"&knownAt={then}"): 1,
        (before, f"&knownAt={then}"): None,
        (after, f"&knownAt={stamp(past.office_moments[1] - JUST)}"): None,
    }
    for (day, known), version in expected.items():
        single = await past.registrar.get(f"{address}?asOf={day}{known}")
        listed = await walked(past.registrar, f"/v1/office-holdings?asOf={day}{known}&functionKind=alderman")
        if version is None:
            assert_problem(single, 404, "not-found")
            assert listed == []
        else:
            assert single.json() == past.office[version]
            assert listed == [past.office[version]]
            assert single.headers["etag"] != f'"{version}"'


@pytest.mark.parametrize("limit", [1, 3, 200])
async def test_pages_of_another_moment_may_be_short_and_still_go_on(
    past: Past, monkeypatch: pytest.MonkeyPatch, limit: int
):
    monkeypatch.setattr(reading, "TEMPORAL_BATCH", 5)
    await copied_organisations(past.targets, 40, first=100 * limit)
    now = stamp(past.office_moments[2])
    whole = await walked(past.registrar, f"/v1/organisations?limit={limit}&asOf=2026-01-01&name=ALFA")
    assert sorted(item["id"] for item in whole) == sorted(
        item["id"] for item in await walked(past.registrar, "/v1/organisations?name=alfa")
    )
    assert len({item["id"] for item in whole}) == len(whole) >= 8
    # Rows put in by hand are not in the journal: they were never known, but they are passed over.
    known = await walked(past.registrar, f"/v1/organisations?limit={limit}&knownAt={now}")
    assert [item["name"] for item in known] == ["Derde"]
