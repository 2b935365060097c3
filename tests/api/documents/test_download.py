"""The file of a document: for who sees the document, to be saved and never shown, whole or in parts."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from app.kit.config import Settings
from tests.api.documents.support import document
from tests.api.programmes.support import World
from tests.factories.pdfs import unsigned_pdf
from tests.factories.problems import assert_problem

LINES = b"".join(b"%06d\n" % number for number in range(300_000))


async def with_file(world: World, content: bytes, name: str = "a.pdf", **facts: Any) -> str:
    """The address of a document with this file."""
    path = str((await document(world, **facts))["links"]["self"])
    answer = await world.municipality.upload(path, content, name=name)
    assert answer.status_code == 200, answer.text
    return path


def kept(settings: Settings, content: bytes) -> Path:
    """Where the store keeps it."""
    digest = hashlib.sha256(content).hexdigest()
    return settings.data_dir / "files" / digest[:2] / digest


async def test_it_comes_back_as_it_was(world: World):
    content = unsigned_pdf("Terug")
    path = await with_file(world, content, "Brief – één.pdf")
    answer = await world.municipality.get(f"{path}/file")
    assert (answer.status_code, answer.content) == (200, content)
    headers = answer.headers
    assert headers["content-type"] == "application/pdf"
    assert headers["content-length"] == str(len(content))
    assert headers["etag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    shown, plain, extended = headers["content-disposition"].split("; ")
    assert (shown, plain) == ("attachment", 'filename="Brief  een.pdf"')
    assert unquote(extended.removeprefix("filename*=UTF-8''")) == "Brief – één.pdf"
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-cache"
    assert headers["accept-ranges"] == "bytes"


async def test_a_large_file_comes_in_pieces(world: World):
    path = await with_file(world, LINES)
    async with world.client.stream("GET", f"{path}/file", headers=world.municipality.headers) as answer:
        received = b"".join([piece async for piece in answer.aiter_bytes()])
    assert received == LINES


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pagina.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("beeld.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("tekst.txt", b"eerst tekst, dan <b>opmaak</b>"),
    ],
)
async def test_what_may_be_markup_is_never_called_that(world: World, name: str, content: bytes):
    path = await with_file(world, content, name)
    answer = await world.municipality.get(f"{path}/file")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")


async def test_head_tells_what_would_come(world: World):
    path = await with_file(world, LINES)
    got = await world.municipality.get(f"{path}/file")
    head = await world.client.head(f"{path}/file", headers=world.municipality.headers)
    varying = {"x-request-id", "ratelimit"}
    assert head.content == b""
    assert {k: v for k, v in head.headers.items() if k not in varying} == {
        k: v for k, v in got.headers.items() if k not in varying
    }


async def test_who_has_it_already_gets_304(world: World):
    path = await with_file(world, LINES)
    tag = (await world.municipality.get(f"{path}/file")).headers["etag"]
    answer = await world.municipality.get(f"{path}/file", **{"If-None-Match": f'"x", {tag}'})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=5-9", 5, 10),
        ("bytes=2000000-", 2_000_000, 2_100_000),
        ("bytes=-7", 2_099_993, 2_100_000),
        ("bytes=2099999-99999999", 2_099_999, 2_100_000),
        ("bytes=-99999999", 0, 2_100_000),
    ],
)
async def test_one_part_of_it(world: World, asked: str, start: int, end: int):
    path = await with_file(world, LINES)
    answer = await world.municipality.get(f"{path}/file", Range=asked)
    assert (answer.status_code, answer.content) == (206, LINES[start:end])
    assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{len(LINES)}"
    assert answer.headers["content-length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=9-5", "bytes=-", "lines=0-1", "bytes=x-y", "0-1"])
async def test_what_asks_for_no_one_part_gets_the_whole(world: World, asked: str):
    path = await with_file(world, LINES)
    answer = await world.municipality.get(f"{path}/file", Range=asked)
    assert (answer.status_code, len(answer.content)) == (200, len(LINES))
    assert "content-range" not in answer.headers


async def test_a_part_of_what_it_was_before_is_the_whole(world: World):
    path = await with_file(world, LINES)
    tag = (await world.municipality.get(f"{path}/file")).headers["etag"]
    for condition, status in ((tag, 206), ('"other"', 200), ("Tue, 24 Nov 2026 12:00:00 GMT", 200)):
        answer = await world.municipality.get(f"{path}/file", Range="bytes=0-1", **{"If-Range": condition})
        assert answer.status_code == status


@pytest.mark.parametrize("asked", ["bytes=2100000-", "bytes=9999999-99999999", "bytes=-0"])
async def test_a_part_after_the_end_is_416(world: World, asked: str):
    path = await with_file(world, LINES)
    refused = await world.municipality.get(f"{path}/file", Range=asked)
    assert_problem(refused, 416, "range-not-satisfiable")
    assert refused.headers["content-range"] == f"bytes */{len(LINES)}"


async def test_a_document_without_a_file_says_so(world: World):
    path = (await document(world))["links"]["self"]
    assert_problem(await world.municipality.get(f"{path}/file"), 404, "document-without-file")


async def test_who_does_not_see_the_document_does_not_know_of_its_file(world: World):
    path = await with_file(world, LINES, confidentiality="confidential", agreementIds=[world.agreement_id])
    for answer in (await world.province.get(f"{path}/file"), await world.public(f"{path}/file")):
        assert_problem(answer, 404, "not-found")
    party = {"organisationId": world.province_id, "partyRole": "party", "mustSign": True}
    await world.municipality.record(f"/v1/agreements/{world.agreement_id}/parties", party)
    assert (await world.province.get(f"{path}/file")).content == LINES


async def test_it_takes_no_parameters(world: World):
    path = await with_file(world, LINES)
    assert_problem(await world.municipality.get(f"{path}/file?asOf=2026-01-01"), 400, "unknown-parameter")


async def test_a_file_that_is_not_in_the_store_is_told_to_the_operator(
    world: World, settings: Settings, caplog: pytest.LogCaptureFixture
):
    content = b"zoekgeraakt"
    path = await with_file(world, content)
    whole = kept(settings, content)
    for damage in (lambda: whole.write_bytes(content[:-1]), whole.unlink):
        damage()
        caplog.clear()
        answer = await world.municipality.get(f"{path}/file")
        assert_problem(answer, 500, "file-missing")
        assert whole.name not in answer.text
        (logged,) = [record for record in caplog.records if record.name == "convenant.error"]
        assert whole.name in logged.getMessage()
    # The same bytes for another document put it back.
    await with_file(world, content)
    assert (await world.municipality.get(f"{path}/file")).content == content
