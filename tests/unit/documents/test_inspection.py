"""What is found in a PDF, by the program that looks; and that no PDF, however bad, does more than be unreadable."""

import asyncio
import io
import tempfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from app.documents import inspecting
from app.documents.file_rules import PDF
from app.documents.inspecting import inspection_of
from app.documents.rules import FileInspection, LaterChanges, SignatureLevel
from app.documents.schemas import FileSignatureRead, Inspected
from app.kit.clock import SYSTEM_CLOCK
from tests.factories.pdfs import (
    QC_COMPLIANCE,
    QC_SSCD,
    authority,
    encrypted_pdf,
    signed_pdf,
    signer,
    unsigned_pdf,
)

# Another size of the page; the same digits may stand in a signature.
OTHER_PAGE = (b" 595 842", b" 594 842")
UNREADABLE = Inspected(inspection=FileInspection.UNREADABLE)


async def found_in(content: bytes, media_type: str = PDF, roots: Path | None = None) -> Inspected:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.flush()
        return await inspection_of(file, media_type, roots)


async def signatures_in(content: bytes, roots: Path | None = None) -> tuple[FileSignatureRead, ...]:
    found = await found_in(content, roots=roots)
    assert found.inspection == "signed"
    return found.signatures


@pytest.fixture
def roots(tmp_path: Path) -> Path:
    """The authorities an operator trusts."""
    path = tmp_path / "roots.pem"
    path.write_bytes(authority("Een ander").pem + authority().pem)
    return path


async def test_a_signature_that_holds():
    before = SYSTEM_CLOCK.now().replace(microsecond=0)
    (found,) = await signatures_in(await signed_pdf(reason="Akkoord met de overeenkomst"))
    assert found.signed_at is not None
    assert before <= found.signed_at <= SYSTEM_CLOCK.now()
    assert found.model_copy(update={"signed_at": None}) == FileSignatureRead(
        signer_name="J. Bastiaens",
        signer_organisation="Gemeente Maastricht",
        issuer_name="Vertrouwensdienst",
        signed_at=None,
        reason="Akkoord met de overeenkomst",
        is_intact=True,
        covers_whole_document=True,
        later_changes=LaterChanges.NONE,
        is_trusted=None,
        claims_qualified_certificate=False,
        claims_qualified_device=False,
        level=SignatureLevel.UNKNOWN,
    )


async def test_a_byte_altered_after_signing():
    signed = await signed_pdf()
    (found,) = await signatures_in(signed.replace(*OTHER_PAGE))
    assert (found.is_intact, found.covers_whole_document, found.level) == (False, True, "unknown")


async def test_something_appended_after_signing():
    (found,) = await signatures_in(await signed_pdf() + b"\n% toegevoegd\n")
    assert (found.is_intact, found.covers_whole_document) == (True, False)


async def test_another_text_shown_after_signing(roots: Path):
    writer = IncrementalPdfFileWriter(io.BytesIO(await signed_pdf()))
    page, _ = writer.find_page_for_modification(0)[0].get_object(), None
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT (Iets anders) Tj ET"))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    (found,) = await signatures_in(out.getvalue(), roots)
    assert (found.is_intact, found.covers_whole_document) == (True, False)
    assert found.later_changes == "not_permitted"


async def test_two_signatures_of_which_the_second_covers_the_first():
    once = await signed_pdf(field="Gemeente")
    first, second = await signatures_in(await signed_pdf(once, signer(name="P. de Vries"), "Provincie"))
    assert (first.signer_name, second.signer_name) == ("J. Bastiaens", "P. de Vries")
    assert (first.is_intact, first.covers_whole_document, first.later_changes) == (True, False, "permitted")
    assert (second.is_intact, second.covers_whole_document, second.later_changes) == (True, True, "none")


@pytest.mark.parametrize(
    ("claims", "level"),
    [((), "advanced"), ((QC_COMPLIANCE,), "advanced"), ((QC_COMPLIANCE, QC_SSCD), "qualified")],
)
async def test_the_level_of_a_trusted_signature(roots: Path, claims: tuple[str, ...], level: str):
    (found,) = await signatures_in(await signed_pdf(by=signer(*claims)), roots)
    assert (found.is_trusted, found.level) == (True, level)
    assert found.claims_qualified_certificate is (QC_COMPLIANCE in claims)
    assert found.claims_qualified_device is (QC_SSCD in claims)


async def test_a_claim_is_worth_what_its_issuer_is(roots: Path):
    stranger = signer(QC_COMPLIANCE, QC_SSCD, issuer=authority("Onbekend"))
    signed = await signed_pdf(by=stranger)
    (judged,) = await signatures_in(signed, roots)
    assert (judged.is_trusted, judged.level, judged.claims_qualified_certificate) == (False, "unknown", True)
    (unjudged,) = await signatures_in(signed)
    assert (unjudged.is_trusted, unjudged.level) == (None, "unknown")
    (altered,) = await signatures_in(
        (await signed_pdf(by=signer(QC_COMPLIANCE, QC_SSCD))).replace(*OTHER_PAGE), roots
    )
    assert (altered.is_intact, altered.level) == (False, "unknown")


async def test_of_who_signed_only_the_name_is_kept():
    by = signer(name="J. Bastiaens", email="j.bastiaens@example.nl", number="PNONL-999")
    found = await found_in(await signed_pdf(by=by))
    assert found.signatures[0].signer_name == "J. Bastiaens"
    assert "example" not in found.model_dump_json()
    assert "PNONL" not in found.model_dump_json()


async def test_without_a_signature_it_says_so():
    assert await found_in(unsigned_pdf()) == Inspected(inspection=FileInspection.UNSIGNED)
    assert await found_in(b"Beste raad", "text/plain") == Inspected(inspection=FileInspection.NOT_A_PDF)


def bomb() -> bytes:
    """A PDF whose cross-references unfold to two gigabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(2048)) + packer.flush()
    about = f"<< /Type /XRef /Size 9 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode /Length {len(packed)} >>"
    body = b"%PDF-1.7\n"
    return (
        body
        + b"1 0 obj\n"
        + about.encode()
        + b"\nstream\n"
        + packed
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)
    )


def looped() -> bytes:
    """A PDF whose cross-references follow upon themselves."""
    body = b"%PDF-1.7\n"
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev %d >>\n" % len(body)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def many_references() -> bytes:
    """A PDF that says it has a thousand million objects."""
    body = b"%PDF-1.7\n"
    table = b"xref\n0 999999999\n" + b"0000000000 65535 f \n" * 1000 + b"trailer\n<< /Size 999999999 /Root 1 0 R >>\n"
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def of_objects(*objects: str) -> bytes:
    """A PDF of these objects, of which the first is its catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return body + end.encode() + b"startxref\n%d\n%%%%EOF\n" % len(body)


def with_fields(*fields: str) -> bytes:
    """A PDF with a form, of which the fields are the third object and on."""
    return of_objects(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>", "<< /Type /Pages >>", *fields
    )


HOSTILE = {
    "nothing but its name": b"%PDF-1.7",
    "cut off": unsigned_pdf()[:-200],
    "deeply nested": with_fields("<< /FT /Sig /T (a) /V " + "[" * 100_000 + "]" * 100_000 + " >>"),
    "a field inside itself": with_fields("<< /T (a) /FT /Sig /Kids [3 0 R] >>"),
    "a value that is itself": with_fields("<< /T (a) /FT /Sig /V 4 0 R >>", "4 0 R"),
    "a signature that is none": with_fields("<< /T (a) /FT /Sig /V << /Contents <00> /ByteRange [0 1 2] >> >>"),
    "deeply nested trailer": b"%PDF-1.7\nxref\n0 0\ntrailer\n" + b"<</A" * 100_000 + b"\nstartxref\n9\n%%EOF\n",
    "bomb": bomb(),
    "looped": looped(),
    "many references": many_references(),
    "zeroes": b"%PDF-1.7\n" + bytes(2**20),
    "encrypted": encrypted_pdf(),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
async def test_what_is_no_sound_pdf_is_unreadable(content: bytes):
    assert await found_in(content) == UNREADABLE


async def test_a_signature_in_a_form_nobody_knows_is_not_no_signature():
    signed = await signed_pdf()
    assert signed.count(b"/adbe.pkcs7.detached") == 1
    assert await found_in(signed.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.attached")) == UNREADABLE


async def test_who_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch):
    ended = []
    monkeypatch.setattr(inspecting, "INSPECTION_SECONDS", 0.0)
    start = asyncio.create_subprocess_exec

    async def started(*arguments: str, **options: Any) -> Any:
        ended.append(await start(*arguments, **options))
        return ended[0]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    assert await found_in(await signed_pdf()) == UNREADABLE
    assert [process.returncode for process in ended] == [-9]


async def test_a_program_that_does_not_start_finds_nothing(tmp_path: Path):
    assert await found_in(await signed_pdf(), roots=tmp_path / "absent.pem") == UNREADABLE


async def test_secrets_stay_behind(monkeypatch: pytest.MonkeyPatch):
    given: list[dict[str, str]] = []
    start = asyncio.create_subprocess_exec

    async def started(*arguments: str, **options: Any) -> Any:
        given.append(options["env"])
        return await start(*arguments, **options)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    monkeypatch.setenv("CONVENANT_DATABASE_URL", "postgresql://app:geheim@db/convenant")
    await found_in(unsigned_pdf())
    assert [list(environment) for environment in given] == [["PYTHONPATH"]]
