"""Reports as JSON, CSV and workbook over HTTP: what is asked is what is given, and spreadsheets run no formulas."""

import csv
import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pytest

from app.kit.domain import ApiRole
from tests.api.agreements.support import World, insert_row, slug
from tests.api.reports.money import Money, day, money_in, paid_step, step
from tests.factories.http import Member

REPORT = "/v1/reports/funding"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture
async def money(world: World) -> Money:
    found = await money_in(world.targets)
    province = world.province.organisation_id
    named = {"province_organisation_id": province, "selected_by_province": True}
    area = await insert_row(world.targets, "area", name='=HYPERLINK("x";"y")', **named)
    envelope = found.envelope(province, 1_234_567_89)
    grant = found.allocation(envelope, step("granted", day("2026-02-01"), granted_cents=1_234_505), area_id=area)
    found.payment(grant, "repayment", 1_05, paid_step("paid", day("2026-03-01")))
    await found.write()
    return found


def cells(answer: httpx.Response) -> list[list[tuple[str, str]]]:
    """The cells of the only sheet of a workbook: their type and what they hold; `f` for a formula."""
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        strings = ["".join(found.itertext()) for found in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iterfind(".//s:row", _NAMES):
        found = []
        for cell in row.iterfind("s:c", _NAMES):
            value = cell.findtext("s:v", "", _NAMES)
            kind = "f" if cell.find("s:f", _NAMES) is not None else cell.get("t", "n")
            found.append((kind, strings[int(value)] if kind == "s" else value))
        rows.append(found)
    return rows


async def as_csv(reader: Member, query: str, language: str = "en") -> list[list[str]]:
    answer = await reader.get(f"{REPORT}{query}", accept="text/csv", **{"accept-language": language})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.count(b"\n") == answer.content.count(b"\r\n") > 1
    return list(csv.reader(io.StringIO(answer.text, newline=""), delimiter=";" if "notation=nl" in query else ","))


async def test_csv_in_international_notation(world: World, money: Money):
    heading, row, total = await as_csv(world.province, "?groupBy=area&asOf=2026-04-30")
    told = dict(zip(heading, row, strict=True))
    assert (told["row"], told["granted"], told["paid"], told["allocations"]) == ("group", "12345.05", "-1.05", "1")
    assert (told["as of"], told["known at"], told["ceiling"]) == ("2026-04-30", "", "")
    assert total[:3] == ["total", "", ""]
    assert dict(zip(heading, total, strict=True))["granted"] == "12345.05"


async def test_csv_in_dutch_notation(world: World, money: Money):
    own = f"providerOrganisationId={world.province.organisation_id}"
    heading, row, _ = await as_csv(world.province, f"?groupBy=provider&{own}&asOf=2026-04-30&notation=nl", "nl")
    told = dict(zip(heading, row, strict=True))
    assert (told["verleend"], told["plafond"], told["vrij"]) == ("12345,05", "1234567,89", "1222222,84")
    assert (told["peildatum"], told["regel"], told["betaald"]) == ("30-04-2026", "groep", "-1,05")


async def test_a_text_is_never_a_formula_and_our_numbers_stay_numbers(world: World, money: Money):
    _, row, _ = await as_csv(world.province, "?groupBy=area")
    assert row[1] == '\'=HYPERLINK("x";"y")'
    found = cells(await world.province.get(f"{REPORT}?groupBy=area", accept=XLSX))
    assert ("s", '=HYPERLINK("x";"y")') in found[1]
    assert ("n", "12345.05") in found[1]
    assert ("n", "-1.05") in found[1]
    assert not [cell for line in found for cell in line if cell[0] == "f"]


async def test_a_workbook_has_a_total_and_days(world: World, money: Money):
    heading, total = cells(
        await world.province.get(f"{REPORT}?asOf=2026-04-30", accept=XLSX, **{"accept-language": "nl"})
    )
    assert heading[0] == ("s", "regel")
    assert total[0] == ("s", "totaal")
    assert ("n", "46142") in total, "30 April 2026 as a spreadsheet counts days"


@pytest.mark.parametrize("path", [f"{REPORT}?groupBy=area", "/v1/reports/agreements", "/v1/reports/grant-register"])
async def test_an_unchanged_report_is_not_sent_again(world: World, money: Money, path: str):
    forms = ["application/json", "text/csv", *([] if "register" in path else [XLSX])]
    tags = set()
    for form in forms:
        answer = await world.province.get(path, accept=form)
        assert (answer.status_code, answer.headers["vary"]) == (200, "Accept, Accept-Language")
        assert answer.headers["content-type"].partition(";")[0] == form
        again = await world.province.get(path, accept=form, **{"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
        assert ("content-disposition" in answer.headers) == (form != "application/json")
        tags.add(answer.headers["etag"])
    assert len(tags) == len(forms)


async def test_what_is_not_given_is_refused(world: World, money: Money):
    cases: dict[str, tuple[int, str]] = {
        f"{REPORT}?groupBy=area,area": (400, "validation-failed"),
        f"{REPORT}?groupBy=colour": (400, "validation-failed"),
        f"{REPORT}?groupBy=area,status,year": (400, "validation-failed"),
        f"{REPORT}?knownAt=2999-01-01T00:00:00Z": (400, "validation-failed"),
        f"{REPORT}?colour=red": (400, "unknown-parameter"),
        "/v1/reports/agreements?groupBy=year": (400, "validation-failed"),
        "/v1/reports/grant-register?asOf=2026-01-01": (400, "unknown-parameter"),
    }
    for path, expected in cases.items():
        answer = await world.province.get(path)
        assert (answer.status_code, slug(answer)) == expected, path
    refused = await world.province.get("/v1/reports/grant-register", accept=XLSX)
    assert (refused.status_code, slug(refused)) == (406, "not-acceptable")


async def test_reports_take_the_same_number_of_statements_whatever_they_report(world: World, money: Money):
    transport: Any = world.client._transport
    asked: list[str] = []
    reads = transport.app.app.state.register.reads
    auditor = await world.somebody(world.province.organisation_id, ApiRole.AUDITOR)
    expected = {
        f"{REPORT}?groupBy=area,recipient": 1,
        f"{REPORT}?groupBy=provider,programme&asOf=2026-04-30": 1,
        f"{REPORT}?groupBy=area,provider&knownAt=2026-04-30T00:00:00Z": 1,
        "/v1/reports/agreements?groupBy=kind": 1,
        "/v1/reports/agreements?asOf=2026-04-30": 1,
        "/v1/reports/grant-register?q=a&year=2026": 1,
    }

    def listen(record: Any) -> None:
        asked.append(record.query)

    async with reads.pool.acquire() as connection:
        connection.add_query_logger(listen)
    for reader in (world.province, auditor, Member(world.client, {})):
        await reader.get("/v1/persons")
        for path, statements in expected.items():
            asked.clear()
            assert (await reader.get(path)).status_code == 200
            assert len(asked) == statements, (path, asked)
