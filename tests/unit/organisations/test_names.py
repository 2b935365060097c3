"""Names that look the same have one skeleton; names people tell apart do not; some names mislead by themselves."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operations import EXAMPLE_DOSSIER
from app.organisations.rules import name_can_be_read, name_skeleton

GENUINE = [
    "Gemeente 's-Hertogenbosch",
    "Provinsje Fryslân",
    "Stichting Zoë & Zn. B.V.",
    "Coöperatie De Één U.A.",
    "IJsselland",
    "Curaçao",
    "Müller-Łukasz Holding N.V.",
    "CO₂-fonds 50%",
    "Московский дом",
    "日本 BV",
    "Stichting МИР",
    "β-college",
    "№ 1 – “Het Huis”",
]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Woonpunt", "Wооnpunt"),
        ("Woonpunt", "Ｗoonpunt"),
        ("Woonpunt", "W00npunt"),
        ("Woonpunt", "WOONPUNT"),
        ("Woonpunt", "Woonpunt\ufe0f"),
        ("Woon punt", "Woon\u00a0punt"),
        ("Woon punt", "Woon  punt"),
        ("coco", "сосо"),
        ("BETEP", "ΒΕΤΕΡ"),
        ("Wijkteam 1", "Wijkteam l"),
        ("Wijkteam I", "Wijkteam l"),
        ("IJsselland", "Ĳsselland"),
        ("’s-Gravenhage", "'s-Gravenhage"),
        ("Rijn–Maas", "Rijn-Maas"),
        ("alfa", "ɑlfa"),
    ],
)
def test_names_people_take_for_each_other_have_one_skeleton(first: str, second: str):
    assert first != second
    assert name_skeleton(first) == name_skeleton(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Wijkteam 1", "Wijkteam 2"),
        ("Zoë", "Zoé"),
        ("Woonpunt", "Woonpunt Noord"),
        ("A&B", "A&C"),
        ("Gemeente Best", "Gemeente Beek"),
        ("Servatius", "Servaas"),
    ],
)
def test_names_people_tell_apart_have_two(first: str, second: str):
    assert name_skeleton(first) != name_skeleton(second)


def test_names_of_the_example_are_told_apart_and_can_be_read():
    organisations = json.loads(EXAMPLE_DOSSIER.read_bytes())["organisations"]
    names = {organisation["name"] for organisation in organisations}
    assert len(names) > 5
    assert len({name_skeleton(name) for name in names}) == len(names)
    assert [name for name in names if name_can_be_read(name)] == []


@pytest.mark.parametrize("name", GENUINE)
def test_genuine_names_can_be_read(name: str):
    assert name_can_be_read(name) == []


@pytest.mark.parametrize(
    "name", ["Wооnpunt", "Αlpha", "Gemeentе Utrecht", "αteam", "\u3164", "\u2800", "\u115f\u1160"]
)
def test_a_name_that_mixes_scripts_in_a_word_or_shows_nothing_misleads(name: str):
    (violation,) = name_can_be_read(name)
    assert (violation.problem.slug, violation.problem.status) == ("misleading-name", 422)


@given(st.text(min_size=1, max_size=60))
def test_every_text_has_a_skeleton_that_is_its_own(text: str):
    skeleton = name_skeleton(text)
    assert name_skeleton(skeleton) == skeleton
    name_can_be_read(text)
