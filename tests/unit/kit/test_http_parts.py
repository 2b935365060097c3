"""The headers HTTP lets people write in many ways: languages, media types, entity tags; and signed cursors."""

import base64
import json
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.domain import RefusedError
from app.kit.http import preferred_language
from app.kit.pagination import CursorSigner, Position
from app.kit.preconditions import content_tag, is_match, newest_version, none_match, parsed, version_tag
from app.kit.reception import accepts


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nl"),
        ("nl", "nl"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("nl-BE, en", "nl"),
        ("en, nl", "en"),
        ("nl;q=0.5, en;q=0.8", "en"),
        ("en;q=0.5,nl;q=0.8", "nl"),
        ("en ; q=0.3", "en"),
        ("en;q=0", "nl"),
        ("nl;q=0, en;q=0.1", "en"),
        ("de, fr", "nl"),
        ("de, en;q=0.1", "en"),
        ("*", "nl"),
        ("english", "nl"),
        ("nlx", "nl"),
        (";;;,,,q=1", "nl"),
        ("nl, en;q=1.5", "nl"),
        ("\xff\xfe", "nl"),
        ("de," * 500 + "en", "nl"),
    ],
)
def test_the_preferred_of_two_languages(header: str, language: str):
    assert preferred_language(header) == language


@given(st.text(max_size=300))
def test_any_header_names_one_of_two_languages(header: str):
    assert preferred_language(header) in {"nl", "en"}


JSON = ("application/json", "application/problem+json")


@pytest.mark.parametrize(
    ("accept", "acceptable"),
    [
        ("", True),
        (" ", True),
        ("*/*", True),
        ("application/*", True),
        ("application/json", True),
        ("APPLICATION/JSON; charset=utf-8", True),
        ("application/problem+json", True),
        ("text/html, application/json;q=0.1", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("application/json;q=0, application/problem+json", True),
        ("text/html", False),
        ("application/xml", False),
        ("application/jsonp", False),
        ("application/json;q=0", False),
        ("application/json; q=0.000", False),
        ("*/*;q=0", False),
        ("application/*;q=0, */*", False),
        ("application/json;q=0.001", True),
        ("json", False),
        (",", False),
        ("*", False),
    ],
)
def test_whether_a_reader_takes_json(accept: str, *, acceptable: bool):
    assert accepts(accept, JSON) is acceptable


def test_the_most_specific_range_decides_about_a_form():
    assert not accepts("application/json;q=0, */*", ("application/json",))
    assert accepts("*/*;q=0, application/json", ("application/json",))
    assert accepts("text/*;q=0, text/csv", ("text/csv",))


@given(st.text(max_size=100))
def test_any_accept_header_has_an_answer(accept: str):
    assert accepts(accept, JSON) in {True, False}


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ('"1"', {'"1"'}),
        ('"1","2"', {'"1"', '"2"'}),
        ('  "1" , "2"  ', {'"1"', '"2"'}),
        (',"1",, "2",', {'"1"', '"2"'}),
        ('W/"1"', set()),
        ('W/"1", "2"', {'"2"'}),
        ('"a,b"', {'"a,b"'}),
        ('""', {'""'}),
        ('"é"', {'"é"'}),
        ("*", {"*"}),
        (" * ", {"*"}),
    ],
)
def test_entity_tags_are_read_as_a_list(header: str, tags: set[str]):
    assert parsed(header) == tags


@pytest.mark.parametrize(
    "header", ["", " ", ",", "1", '"1', '1"', '"1" "2"', "'1'", 'w/"1"', 'W"1"', '"a b"', '"a\tb"', '*, "1"', '"1";x']
)
def test_what_is_no_list_of_entity_tags_is_malformed(header: str):
    with pytest.raises(RefusedError) as refused:
        parsed(header)
    assert refused.value.problem.slug == "malformed-request"


def test_a_change_without_a_tag_is_told_to_bring_one():
    with pytest.raises(RefusedError) as refused:
        is_match(None, 1)
    assert refused.value.problem.slug == "precondition-required"


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_r_057_only_the_present_version_matches(version: int, given_version: int):
    assert is_match(version_tag(given_version), version) == (version == given_version)
    assert not is_match(f"W/{version_tag(version)}", version)
    assert is_match("*", version)
    assert none_match(f"W/{version_tag(given_version)}", version_tag(version)) == (version == given_version)


@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**7), min_size=1, max_size=5))
def test_the_version_somebody_read_is_the_newest_named_before_the_present_one(present: int, named: list[int]):
    earlier = [version for version in named if version < present]
    tags = ", ".join(version_tag(version) for version in named)
    assert newest_version(tags, present) == max(earlier, default=None)
    assert newest_version('"abc", W/"1", "-1", "0"', present) is None


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_the_tag_of_any_content_tells_only_whether_it_is_the_same(one: bytes, other: bytes):
    assert (content_tag(one) == content_tag(other)) == (one == other)
    assert none_match(content_tag(one), content_tag(one))
    assert len(content_tag(one)) == 26


SIGNER = CursorSigner(bytes(range(32)))
positions = st.builds(Position, st.text(st.characters(codec="utf-8"), max_size=40), st.uuids())
questions = st.text(st.characters(codec="utf-8"), max_size=30)


def refuses(cursor: str, question: str, signer: CursorSigner = SIGNER) -> bool:
    try:
        signer.decode(cursor, question)
    except RefusedError as refused:
        return refused.problem.slug == "invalid-cursor"
    return False


@given(positions, questions)
def test_a_cursor_comes_back_as_it_went(position: Position, question: str):
    cursor = SIGNER.encode(position, question)
    assert SIGNER.decode(cursor, question) == position
    assert cursor.isascii()
    assert not set(cursor) & set("+/=&?#% ")


@given(positions, questions, questions)
def test_a_cursor_serves_its_own_question_only(position: Position, question: str, other: str):
    assert refuses(SIGNER.encode(position, question), other) == (question != other)
    assert refuses(SIGNER.encode(position, question), question, CursorSigner(bytes(32)))


@given(positions, questions, st.data())
def test_any_altered_character_of_a_cursor_is_refused(position: Position, question: str, data: st.DataObject):
    cursor = SIGNER.encode(position, question)
    place = data.draw(st.integers(0, len(cursor) - 1) | st.just(len(cursor) - 1))
    letters = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=é ")
    other = data.draw(letters.filter(lambda letter: letter != cursor[place]))
    assert refuses(cursor[:place] + other + cursor[place + 1 :], question)
    assert refuses(cursor[:place] + cursor[place + 1 :], question)
    assert refuses(cursor[:place] + other + cursor[place:], question)
    assert refuses(cursor + "=" * data.draw(st.integers(1, 3)), question)


@given(positions, questions, st.data())
def test_any_altered_byte_of_a_cursor_is_refused(position: Position, question: str, data: st.DataObject):
    raw = bytearray(base64.urlsafe_b64decode(SIGNER.encode(position, question) + "=="))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    assert refuses(base64.urlsafe_b64encode(raw).rstrip(b"=").decode(), question)


@given(st.text(max_size=100))
def test_what_the_register_never_gave_is_refused(text: str):
    assert refuses(text, "question")


def test_where_the_question_ends_and_the_content_begins_is_signed_too():
    content = json.dumps(["", str(UUID(int=0))], separators=(",", ":"))
    cursor = SIGNER.encode(Position("", UUID(int=0)), "a")
    assert refuses(cursor, "a\x00" + content)
