"""A file for a document: received whole, compared, kept once, never changed; a refusal leaves nothing."""

import hashlib
import os
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.kit.config import Settings
from app.kit.domain import ApiRole
from app.kit.request_limits import FILE_LIMIT_BYTES
from tests.api.documents.support import DOCUMENTS, document, stored
from tests.api.programmes.support import World
from tests.factories.http import keyed, new_key
from tests.factories.pdfs import signed_pdf, unsigned_pdf
from tests.factories.problems import assert_problem, faults

BOUNDARY = "grens"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "If-Match": '"1"'}


def fresh() -> bytes:
    """Bytes nobody sent before."""
    return os.urandom(2000)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def nothing_kept(settings: Settings) -> Iterator[None]:
    """Whatever the test does leaves the store as it was."""
    before = stored(settings)
    yield
    assert stored(settings) == before


@pytest.fixture
async def target(world: World) -> str:
    """The address of a document without a file."""
    return str((await document(world))["links"]["self"])


async def test_the_file_of_a_document(world: World, settings: Settings):
    made, content = await document(world), unsigned_pdf()
    path = made["links"]["self"]
    answer = await world.municipality.upload(path, content, name="Brief aan de raad.pdf", sha256=sha256_of(content))
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert (changed["sha256"], changed["available"], changed["version"]) == (sha256_of(content), True, 2)
    assert changed["file"] == {
        "sizeBytes": len(content),
        "mediaType": "application/pdf",
        "fileName": "Brief aan de raad.pdf",
        "inspection": "unsigned",
        "signatures": [],
    }
    read = await world.municipality.get(path)
    assert (read.json(), read.headers["etag"], answer.headers["etag"]) == (changed, '"2"', '"2"')
    (kept,) = [found for found in stored(settings) if found.name == sha256_of(content)]
    assert kept.read_bytes() == content
    (_, last) = (await world.municipality.get(f"{path}/history")).json()["items"][::-1]
    assert (last["command"], last["version"]) == ("document.upload", 2)


async def test_signatures_in_a_pdf_are_facts_of_the_document(world: World):
    made = await document(world)
    answer = await world.municipality.upload(made["links"]["self"], await signed_pdf())
    file = answer.json()["file"]
    assert file["inspection"] == "signed"
    (signature,) = file["signatures"]
    assert (signature["signerName"], signature["signerOrganisation"]) == ("J. Bastiaens", "Gemeente Maastricht")
    assert (signature["isIntact"], signature["coversWholeDocument"], signature["laterChanges"]) == (
        True,
        True,
        "none",
    )
    assert (signature["isTrusted"], signature["level"]) == (None, "unknown")
    assert (await world.municipality.get(made["links"]["self"])).json() == answer.json()


async def test_the_same_bytes_are_kept_once(world: World, settings: Settings):
    content = fresh()
    for _ in range(2):
        made = await document(world)
        assert (await world.municipality.upload(made["links"]["self"], content)).status_code == 200
    assert len([found for found in stored(settings) if found.name == sha256_of(content)]) == 1


async def test_the_same_file_again_changes_nothing_and_another_is_refused(world: World, settings: Settings):
    made, content = await document(world), fresh()
    path = made["links"]["self"]
    first = await world.municipality.upload(path, content)
    again = await world.municipality.upload(path, content, '"2"', name="andere-naam")
    assert (again.status_code, again.json()) == (200, first.json())
    before = stored(settings)
    other = await world.municipality.upload(path, fresh(), '"2"')
    assert assert_problem(other, 409, "document-file-differs")["rule"] == "R-056"
    assert stored(settings) == before
    assert (await world.municipality.get(path)).json() == first.json()


async def test_the_sha256_recorded_before_is_held_against_the_file(world: World, nothing_kept: None):
    made = await document(world, sha256="0" * 64)
    assert_problem(await world.municipality.upload(made["links"]["self"], fresh()), 409, "document-file-differs")


async def test_r_056_a_correction_does_not_deny_the_file(world: World):
    made, content = await document(world), fresh()
    path = made["links"]["self"]
    await world.municipality.upload(path, content)
    for denied, place in (
        ({"sha256": "0" * 64}, "/sha256"),
        ({"sha256": None}, "/sha256"),
        ({"available": False}, "/available"),
    ):
        refused = await world.municipality.patch(path, denied | {"reason": "Vergist"}, '"2"')
        problem = assert_problem(refused, 409, "history-immutable")
        assert faults(problem) == {("body", place, "history-immutable")}
    titled = await world.municipality.patch(path, {"title": "Brief", "reason": "Titel"}, '"2"')
    assert (titled.status_code, titled.json()["file"]["sizeBytes"]) == (200, len(content))


async def test_a_file_that_arrives_different_is_refused(target: str, world: World, nothing_kept: None):
    refused = await world.municipality.upload(target, fresh(), sha256="0" * 64)
    assert faults(assert_problem(refused, 422, "file-hash-mismatch")) == {("body", "/sha256", "file-hash-mismatch")}


async def test_the_case_of_a_stated_sha256_does_not_matter(target: str, world: World):
    content = fresh()
    assert (await world.municipality.upload(target, content, sha256=sha256_of(content).upper())).status_code == 200


async def test_a_rehearsal_says_what_would_be_and_keeps_nothing(target: str, world: World, nothing_kept: None):
    content = await signed_pdf()
    sent = {"Idempotency-Key": new_key(), "If-Match": '"1"', **world.municipality.headers}
    answer = await world.client.post(f"{target}/file?validateOnly=true", files={"file": ("a", content)}, headers=sent)
    assert (answer.status_code, answer.json()["status"]) == (200, 200)
    assert answer.json()["body"]["file"]["inspection"] == "signed"
    assert [each["resource"] for each in answer.json()["touched"]] == ["document"]
    assert (await world.municipality.get(target)).json()["file"] is None


async def test_the_same_request_is_answered_again_with_its_key(target: str, world: World):
    key, content = new_key(), b"steeds hetzelfde"
    first = await world.municipality.upload(target, content, **{"Idempotency-Key": key})
    again = await world.municipality.upload(target, content, **{"Idempotency-Key": key})
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    other = await world.municipality.upload(target, b"iets anders", **{"Idempotency-Key": key})
    assert_problem(other, 422, "idempotency-key-reused")


async def test_the_write_contract_holds(target: str, world: World, nothing_kept: None):
    headers, files = world.municipality.headers, {"file": ("a", fresh())}

    async def sent(**given: str) -> httpx.Response:
        return await world.client.post(f"{target}/file", files=files, headers=headers | given)

    assert_problem(await sent(**{"If-Match": '"1"'}), 400, "idempotency-key-missing")
    assert_problem(await sent(**{"Idempotency-Key": new_key()}), 428, "precondition-required")
    stale = await sent(**{"Idempotency-Key": new_key(), "If-Match": '"7"'})
    assert assert_problem(stale, 412, "version-conflict")["currentVersion"] == 1
    unknown = await world.municipality.upload(f"{target}x", fresh())
    assert unknown.status_code == 400
    anonymous = await world.client.post(f"{target}/file", files=files, headers=keyed({"If-Match": '"1"'}))
    assert_problem(anonymous, 401, "authentication-required")


async def test_r_117_who_may_correct_the_document_may_add_its_file(world: World, nothing_kept: None):
    made = await document(world, confidentiality="public")
    path = made["links"]["self"]
    assert_problem(await world.province.upload(path, fresh()), 403, "forbidden")
    for role in ApiRole:
        if role not in {ApiRole.REGISTRAR, ApiRole.LEGAL_OFFICER, ApiRole.ARCHIVIST, ApiRole.PUBLIC}:
            somebody = await world.somebody(world.municipality.organisation_id, role)
            answer = await somebody.upload(path, fresh())
            assert answer.status_code == 403, role
    hidden = (await document(world))["links"]["self"]
    assert_problem(await world.province.upload(hidden, fresh()), 404, "not-found")


def part(name: str, content: bytes, more: str = "") -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + content + b"\r\n"


END = f"--{BOUNDARY}--\r\n".encode()
FILE = part("file", b"inhoud", '; filename="a.txt"')


async def posted(world: World, target: str, body: Any, **headers: str) -> httpx.Response:
    given = keyed(world.municipality.headers | FORM | headers)
    return await world.client.post(f"{target}/file", content=body, headers=given)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"geen formulier",
        FILE,
        FILE[:60],
        FILE + END[:-4],
        FILE.replace(b"form-data", b"attachment"),
        FILE.replace(b' name="file";', b"") + END,
        FILE.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n") + END,
        FILE.replace(BOUNDARY.encode(), b"iets") + END,
        part("file", b"x", "".join(f"; p{n}=1" for n in range(2000))) + END,
    ],
)
async def test_what_is_no_whole_form_is_refused(world: World, target: str, body: bytes, nothing_kept: None):
    assert_problem(await posted(world, target, body), 400, "invalid-multipart")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (END, ("body", "/file", "missing")),
        (part("sha256", b"0" * 64) + END, ("body", "/file", "missing")),
        (FILE + FILE + END, ("body", "/file", "repeated")),
        (FILE + part("sha256", b"0") + part("sha256", b"0") + END, ("body", "/sha256", "repeated")),
        (FILE + part("title", b"x") + END, ("body", "/title", "extra-forbidden")),
        (FILE + part("sha256", b"0" * 300) + END, ("body", "/sha256", "string-too-long")),
    ],
)
async def test_the_parts_are_one_file_and_perhaps_its_sha256(
    world: World, target: str, body: bytes, fault: tuple[str, str, str], nothing_kept: None
):
    assert faults(assert_problem(await posted(world, target, body), 400, "validation-failed")) == {fault}


async def test_an_empty_file_is_refused(world: World, target: str, nothing_kept: None):
    assert_problem(await posted(world, target, part("file", b"") + END), 422, "file-empty")


@pytest.mark.parametrize("given", ["application/json", "application/pdf", "multipart/mixed; boundary=grens", ""])
async def test_what_is_not_a_form_is_415(world: World, target: str, given: str, nothing_kept: None):
    refused = await posted(world, target, FILE + END, **{"Content-Type": given})
    assert_problem(refused, 415, "unsupported-media-type")
    assert refused.headers["accept"] == "multipart/form-data"


async def test_a_form_names_its_boundary(world: World, target: str, nothing_kept: None):
    for given in ("multipart/form-data", f"multipart/form-data; boundary={'x' * 500}"):
        assert_problem(await posted(world, target, FILE + END, **{"Content-Type": given}), 400, "invalid-multipart")


async def test_r_106_the_name_of_a_file_holds_no_citizen_service_number(
    world: World, target: str, nothing_kept: None
):
    refused = await world.municipality.upload(target, fresh(), name="Besluit 111222333.pdf")
    assert faults(assert_problem(refused, 422, "bsn-not-allowed")) == {("body", "/file", "bsn-not-allowed")}
    assert "111222333" not in refused.text


@pytest.mark.parametrize("said", [FILE_LIMIT_BYTES + 20_000, 10**12])
async def test_a_form_that_says_it_is_too_large_is_refused_unread(
    world: World, target: str, said: int, nothing_kept: None
):
    refused = await posted(world, target, FILE + END, **{"Content-Length": str(said)})
    assert "50 MiB" in assert_problem(refused, 413, "body-too-large")["detail"]
    assert refused.headers["connection"] == "close"


async def test_a_json_body_still_has_its_own_limit(world: World):
    refused = await world.municipality.post(DOCUMENTS, {"note": "x" * 300_000})
    assert "256 KiB" in assert_problem(refused, 413, "body-too-large")["detail"]


async def test_a_full_disk_leaves_the_document_as_it_was(
    world: World, target: str, settings: Settings, nothing_kept: None
):
    # A directory that is a file: there is no room in it for anything.
    content = fresh()
    blocked = settings.data_dir / "files" / sha256_of(content)[:2]
    is_new = not blocked.exists()
    moved = blocked.with_name("aside")
    if not is_new:
        blocked.rename(moved)
    blocked.touch()
    try:
        refused = await world.municipality.upload(target, content)
    finally:
        blocked.unlink()
        if not is_new:
            moved.rename(blocked)
    assert_problem(refused, 503, "files-unavailable")
    assert int(refused.headers["retry-after"]) > 0
    assert (await world.municipality.get(target)).json()["version"] == 1
    assert str(settings.data_dir) not in refused.text


async def test_no_room_for_a_temporary_file(
    world: World, target: str, monkeypatch: pytest.MonkeyPatch, nothing_kept: None
):
    monkeypatch.setattr("tempfile.tempdir", "/nothing/of/the/kind")
    refused = await world.municipality.upload(target, fresh())
    monkeypatch.undo()
    assert_problem(refused, 503, "files-unavailable")
    assert "/nothing" not in refused.text
