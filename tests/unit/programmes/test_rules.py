"""Rules of areas and plans: what a list of neighbourhoods and an adoption may not say."""

from uuid import UUID

import pytest

from app.programmes.rules import NeighbourhoodName, adoption_is_coherent, neighbourhoods_differ

ONE, OTHER = UUID(int=1), UUID(int=2)
MAASTRICHT, VENLO = UUID(int=11), UUID(int=12)


def named(name: str, own_id: UUID | None = None, municipality: UUID | None = MAASTRICHT) -> NeighbourhoodName:
    return NeighbourhoodName(own_id, name, municipality)


@pytest.mark.parametrize(
    "neighbourhoods",
    [
        [],
        [named("Pottenberg")],
        [named("Pottenberg"), named("Nazareth")],
        [named("Pottenberg", ONE), named("Nazareth", OTHER)],
        [named("Centrum"), named("Centrum", municipality=VENLO)],
        [named("Centrum"), named("Centrum", municipality=None)],
    ],
)
def test_neighbourhoods_that_differ_are_accepted(neighbourhoods: list[NeighbourhoodName]):
    assert neighbourhoods_differ(neighbourhoods) == []


@pytest.mark.parametrize(
    ("neighbourhoods", "repeated"),
    [
        ([named("Pottenberg", ONE), named("Nazareth", ONE)], ["/neighbourhoods/1"]),
        ([named("Pottenberg", ONE), named("pottenberg")], ["/neighbourhoods/1"]),
        ([named("Centrum", municipality=None), named("Centrum", municipality=None)], ["/neighbourhoods/1"]),
        ([named("A"), named("B"), named("a"), named("b")], ["/neighbourhoods/2", "/neighbourhoods/3"]),
    ],
)
def test_every_neighbourhood_listed_again_is_named(neighbourhoods: list[NeighbourhoodName], repeated: list[str]):
    (violation,) = neighbourhoods_differ(neighbourhoods)
    assert (violation.problem.slug, violation.always) == ("neighbourhood-repeated", True)
    assert [fault.location for fault in violation.errors] == repeated


@pytest.mark.parametrize(
    ("adopted_jointly", "has_day"), [(True, True), (True, False), (None, True), (None, False), (False, False)]
)
def test_adoption_that_does_not_contradict_itself_is_accepted(adopted_jointly: bool | None, has_day: bool):
    assert adoption_is_coherent(adopted_jointly, has_day=has_day) == []


def test_a_day_of_an_adoption_that_is_denied_is_refused():
    (violation,) = adoption_is_coherent(adopted_jointly=False, has_day=True)
    assert (violation.problem.slug, violation.problem.status) == ("plan-adoption-contradictory", 422)
