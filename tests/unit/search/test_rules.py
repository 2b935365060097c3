"""Every kind of record is searched, or it is said why not; the places that are searched exist."""

import pytest

from app.kit.resources import Resource
from app.kit.schema import RecordRead
from app.resources import ALL_RESOURCES
from app.search.rules import NOT_SEARCHED, SEARCHED
from app.search.service import snippet_parts

assert ALL_RESOURCES


def test_every_kind_is_searched_or_named_with_a_reason():
    assert SEARCHED.keys() | NOT_SEARCHED.keys() == Resource.registry.keys()
    assert not SEARCHED.keys() & NOT_SEARCHED.keys()
    assert all(len(reason) > 20 for reason in NOT_SEARCHED.values())


@pytest.mark.parametrize("kind", SEARCHED)
def test_the_places_of_a_kind_are_members_of_its_records(kind: str):
    told, read = SEARCHED[kind], Resource.registry[kind].read
    named = {(info.alias or name) for name, info in read.model_fields.items()}
    for path in (*told.places, *([told.agreements] if told.agreements else [])):
        assert path.startswith("$.")
        assert path[2:].partition(".")[0].partition("[")[0] in named, path
    assert not {"$.id", "$.links", "$.recordedBy"} & set(told.places)


@pytest.mark.parametrize("kind", SEARCHED)
def test_who_sees_a_record_follows_from_its_dossier_where_that_is_said(kind: str):
    # Of a member the words of other dossiers are not even looked up: nothing else may let one see the record.
    visible = Resource.registry[kind].visible
    by_dossier = "dossier_relation d WHERE d.agreement_id = r." in visible and " OR " not in visible
    assert SEARCHED[kind].in_dossier == by_dossier


@pytest.mark.parametrize("kind", SEARCHED)
def test_what_is_internal_is_the_same_for_all(kind: str):
    assert Resource.registry[kind].read.internal_members >= RecordRead.internal_members


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        ("", []),
        ("een\n\ntwee \n \n drie\nvier", [("een · twee · drie vier", False)]),
        ("geen", [("geen", False)]),
        ("\x02wijk\x03", [("wijk", True)]),
        (
            "de \x02wijk\x03 en\n de \x02buurt\x03",
            [("de ", False), ("wijk", True), (" en de ", False), ("buurt", True)],
        ),
    ],
)
def test_a_marked_text_is_cut_in_pieces(marked: str, parts: list[tuple[str, bool]]):
    assert [(part.text, part.is_match) for part in snippet_parts(marked)] == parts
