"""The comparison as a page: in the reader's language, escaped, and legible without colour."""

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from uuid import uuid4

import pytest

from app.agreements.rules import ClauseKind, VersionStatus
from app.agreements.schemas import AgreementVersionRead, ClauseRead
from app.comparison.alignment import ClauseText
from app.comparison.page import PAGE_CSP, comparison_page
from app.comparison.service import Versions, comparison_of
from app.kit.clock import SYSTEM_CLOCK
from app.kit.schema import RecordLinks
from app.kit.statement import PRESENT
from tests.unit.comparison.cases import UNLIKE, clause, numbered

HOSTILE = "<script>alert('x')</script></ins></style>&amp;\"€ 5\""


def version(number: int, clauses: list[ClauseText]) -> AgreementVersionRead:
    return AgreementVersionRead(
        id=uuid4(),
        version=1,
        links=RecordLinks(self="/v1/agreements/x/versions/y"),
        recorded_at=SYSTEM_CLOCK.now(),
        occurred_on=None,
        agreement_id=uuid4(),
        version_no=number,
        version_status=VersionStatus.WORKING,
        document_id=None,
        text_sha256=None,
        frozen_at=None,
        effective_on=None,
        based_on_version_id=None,
        amendment_id=None,
        clauses=tuple(
            ClauseRead(
                id=each.id,
                article_no=each.article_no,
                clause_kind=each.clause_kind,
                heading=each.heading,
                text=each.text,
                legal_advice_obtained=None,
                survives_end=None,
            )
            for each in clauses
        ),
    )


def page(old: list[ClauseText], new: list[ClauseText], language: str = "nl", names: tuple[str, ...] = ()) -> str:
    return comparison_page(comparison_of(Versions(version(1, old), version(2, new), names), PRESENT, "/x"), language)


def main(text: str) -> str:
    return text.partition('<main class="page">')[2].partition("</main>")[0]


class Tags(HTMLParser):
    """Collects every tag and its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


@pytest.mark.parametrize("field", ["text", "heading", "number", "name"])
def test_nothing_a_text_says_becomes_markup(field: str):
    given = {"text": UNLIKE[0], "heading": "Doel", "number": "1", "name": "Woonpunt"} | {field: HOSTILE}
    old = [clause(UNLIKE[0], "1", "Doel")]
    new = [clause(f"{given['text']} {given['name']}", given["number"], given["heading"])]
    shown = page(old, new, names=(given["name"],))
    tags = Tags()
    tags.feed(shown)
    assert {tag for tag, _ in tags.found} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "section", "div"),
        *("table", "thead", "tbody", "tr", "th", "td", "ins", "del", "br"),
    }
    assert {name for _, attributes in tags.found for name, _ in attributes} <= {
        *("lang", "charset", "name", "content", "class", "scope"),
    }
    assert "<script" not in shown
    assert "<script>alert('x')" in unescape(re.sub("<[^>]*>", "", main(shown)))


def test_what_went_and_what_came_are_marked_as_such():
    shown = main(
        page(
            [clause("Zij geeft € 5.000,-.", "4", "Geld", ClauseKind.FINANCE)],
            [clause("Zij geeft € 6.000,-.", "5", "Gelden", ClauseKind.TERM)],
        )
    )
    for gone, come in (("5.000", "6.000"), ("Geld", "Gelden"), ("4", "5"), ("Financiën", "Looptijd")):
        assert re.search(rf"<del>{re.escape(gone)}</del> ?<ins>{re.escape(come)}</ins>", shown), (gone, come)
    assert "<td>Bedrag</td><td><del>€ 5.000,-</del></td><td></td><td>Veranderd</td>" in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Versie 2 vergeleken met versie 1", "Toegevoegd")),
        ("en", ("Version 2 compared with version 1", "Added")),
    ],
)
def test_it_speaks_the_language_of_its_reader(language: str, words: tuple[str, ...]):
    shown = page(numbered(UNLIKE[0]), numbered(*UNLIKE[:2]), language)
    assert f'<html lang="{language}">' in shown
    assert [word for word in words if word not in shown] == []
    assert ("Ongewijzigd" in shown) == (language == "nl")


def test_it_says_what_it_does_not_know():
    shown = main(page(numbered(None, kind=ClauseKind.TERM), numbered("Nieuw.", kind=ClauseKind.TERM)))
    assert "Er kan meer veranderd zijn" in shown
    assert "de woorden zijn niet te vergelijken" in shown
    assert "<ins>Nieuw" not in shown
    assert "De twee versies zijn gelijk." not in shown
    assert "De twee versies zijn gelijk." in main(page(numbered(*UNLIKE), numbered(*UNLIKE)))


def test_it_needs_nothing_else_and_its_style_is_the_only_one_allowed():
    shown = page(numbered(*UNLIKE), numbered(UNLIKE[0]))
    (style,) = re.findall(r"<style>(.*?)</style>", shown, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in PAGE_CSP
    assert PAGE_CSP.startswith("default-src 'none'; ")
    assert not re.search(r"url\(|@import|<link|<img|<script| on\w+=| style=| href=| src=", shown)
    assert re.search(r"ins {[^}]*text-decoration: underline", style)
    assert re.search(r"del {[^}]*text-decoration: line-through", style)
