"""The report on agreements over HTTP: how many, since when, what does not add up, at both times, for each reader."""

from typing import Any

from app.operations import connected
from tests.api.agreements.support import World, insert_row
from tests.api.reports.money import instant
from tests.factories.http import Member, on_day

REPORT = "/v1/reports/agreements"


async def report(reader: Member, query: str = "") -> dict[str, Any]:
    answer = await reader.get(f"{REPORT}{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def since(*steps: tuple[str, str]) -> dict[str, Any]:
    """The status an agreement has, and from which day on it had which."""
    history = [{"status": status, "since": on_day(day)} for status, day in steps]
    return {"status": steps[-1][0], "statusHistory": history}


def counted(figures: dict[str, Any]) -> dict[str, int]:
    return {found["status"]: found["agreements"] for found in figures["statuses"]}


async def three_agreements(world: World) -> list[dict[str, Any]]:
    other = await insert_row(
        world.targets,
        "area",
        name="Ander",
        province_organisation_id=world.province.organisation_id,
        selected_by_province=True,
    )
    both = [str(world.area_id), str(other)]
    return [
        await world.agreement(areaIds=both, **since(("draft", "2026-01-01"), ("negotiating", "2026-03-01"))),
        await world.agreement(areaIds=both[:1], kind="covenant", **since(("negotiating", "2026-03-11"))),
        await world.agreement(**since(("negotiating", "2026-01-01"), ("in_decision", "2026-03-31"))),
    ]


async def test_statuses_and_waiting_time_on_a_day(world: World):
    await three_agreements(world)
    found = await report(world.municipality, "?groupBy=status&asOf=2026-04-10")
    assert [(row["groups"][0]["value"], row["agreements"]) for row in found["items"]] == [
        ("in_decision", 1),
        ("negotiating", 2),
    ]
    assert [row["waiting"] for row in found["items"]] == [
        {"medianDays": 10, "maximumDays": 10, "agreements": 1},
        {"medianDays": 30, "maximumDays": 40, "agreements": 2},
    ]
    assert counted(found["total"]) == {"negotiating": 2, "in_decision": 1}
    assert found["total"]["waiting"] == {"medianDays": 30, "maximumDays": 40, "agreements": 3}
    assert (found["asOf"], found["knownAt"]) == ("2026-04-10", None)
    earlier = await report(world.municipality, "?asOf=2026-02-01")
    assert counted(earlier["total"]) == {"draft": 1, "negotiating": 1, None: 1}
    assert earlier["total"]["waiting"] == {"medianDays": 31, "maximumDays": 31, "agreements": 2}


async def test_an_agreement_about_two_areas_counts_once_in_the_total(world: World):
    await three_agreements(world)
    found = await report(world.municipality, "?groupBy=area,kind")
    rows = {tuple(group["value"] for group in row["groups"]): row["agreements"] for row in found["items"]}
    assert rows[(str(world.area_id), "covenant")] == rows[(None, "cooperation_agreement")] == 1
    assert (len(rows), sum(rows.values()), found["total"]["agreements"]) == (4, 4, 3)


async def test_open_findings_are_those_the_list_shows(world: World):
    await three_agreements(world)
    await world.agreement()
    noticed = (await world.municipality.get("/v1/findings?status=open&limit=200")).json()["items"]
    async with connected(world.targets) as connection:
        await connection.execute("UPDATE finding SET status = 'accepted' WHERE id = $1", noticed[0]["id"])
    listed = (await world.municipality.get("/v1/findings?status=open&limit=200")).json()["items"]
    assert len(listed) == len(noticed) - 1
    found = (await report(world.municipality))["total"]["openFindings"]
    assert found == {
        severity: sum(finding["severity"] == severity for finding in listed)
        for severity in ("error", "warning", "info")
    }
    assert sum(found.values()) > 0


async def test_a_reader_is_told_of_what_the_list_shows(world: World):
    await three_agreements(world)
    assert (await report(world.municipality))["total"]["agreements"] == 3
    for reader in (world.outsider, world.province, Member(world.client, {})):
        assert (await report(reader))["total"]["agreements"] == 0
        assert (await report(reader, "?groupBy=area"))["items"] == []


async def test_what_was_known_is_what_was_recorded_by_then(world: World):
    await three_agreements(world)
    known = await instant(world)
    last = await world.agreement(kind="covenant")
    now = await report(world.municipality, "?groupBy=kind")
    then = await report(world.municipality, f"?groupBy=kind&knownAt={known}")
    assert [row["agreements"] for row in now["items"]] == [2, 2]
    assert [row["agreements"] for row in then["items"]] == [2, 1]
    assert (now["knownAt"], then["knownAt"], then["total"]["agreements"]) == (None, known, 3)
    assert last["recordedAt"] > known


async def test_columns_and_what_the_journal_knows_give_the_same_figures(world: World):
    await three_agreements(world)
    known = await instant(world)
    for query in ("?groupBy=status", "?groupBy=area,kind", "?groupBy=status&asOf=2026-03-05", "?asOf=2026-02-01"):
        now = await report(world.municipality, query)
        then = await report(world.municipality, f"{query}&knownAt={known}")
        for row in (*now["items"], *then["items"]):
            for group in row["groups"]:
                group.pop("name")
        assert (now["items"], now["total"]) == (then["items"], then["total"]), query
