"""R-076: an amount is divided over weights without losing or making a cent."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.funding.splitting import WEIGHT_LIMIT, split
from app.kit.domain import RefusedError

CENTS = st.integers(0, 99_999_999_999_999)
WEIGHTS = st.lists(st.integers(0, WEIGHT_LIMIT) | st.integers(0, 3), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (100, [1, 1, 1, 1, 1, 1, 1], (15, 15, 14, 14, 14, 14, 14)),
        (10, [3, 3, 1], (4, 4, 2)),
        (5, [1, 2, 2], (1, 2, 2)),
        # 0.5, 1.5 and 1: the halves are equal, so the first in the list gets the cent.
        (3, [1, 3, 2], (1, 1, 1)),
        (3, [3, 1, 2], (2, 0, 1)),
        (0, [1, 2], (0, 0)),
        (1, [0, 1], (0, 1)),
        (100_000_000_000, [86_000, 46_000, 34_000], (51_807_228_916, 27_710_843_373, 20_481_927_711)),
    ],
)
def test_r_076_by_largest_remainder(total: int, weights: list[int], parts: tuple[int, ...]):
    assert split(total, weights) == parts


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [1, -1], [5, -1], [-1]])
def test_r_076_without_a_positive_weight_or_with_a_negative_one_it_is_refused(weights: list[int]):
    with pytest.raises(RefusedError) as refused:
        split(100, weights)
    assert (refused.value.problem.slug, refused.value.problem.status) == ("amount-invalid", 422)
    assert refused.value.violations[0].rule == "R-076"


def test_r_076_less_than_nothing_is_not_divided():
    with pytest.raises(RefusedError):
        split(-1, [1])


@given(CENTS, WEIGHTS)
def test_the_parts_are_exactly_the_amount(total: int, weights: list[int]):
    assert sum(split(total, weights)) == total


@given(CENTS, WEIGHTS)
def test_each_part_is_less_than_a_cent_from_its_ideal(total: int, weights: list[int]):
    for part, weight in zip(split(total, weights), weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(CENTS, WEIGHTS)
def test_who_weighs_more_never_gets_less_and_who_weighs_nothing_gets_nothing(total: int, weights: list[int]):
    parts = split(total, weights)
    by_weight = sorted(zip(weights, parts, strict=True))
    assert all(one[1] <= other[1] for one, other in pairwise(by_weight) if one[0] < other[0])
    assert all(part == 0 for weight, part in by_weight if weight == 0)


@given(CENTS, st.data())
def test_the_order_decides_only_between_equal_fractions(total: int, data: st.DataObject):
    weights = data.draw(WEIGHTS)
    order = data.draw(st.permutations(range(len(weights))))
    moved = split(total, [weights[place] for place in order])
    straight = split(total, weights)
    fractions = [Fraction(total * weight, sum(weights)) % 1 for weight in weights]
    for now, place in enumerate(order):
        if fractions.count(fractions[place]) == 1:
            assert moved[now] == straight[place]
    for fraction in fractions:
        alike = [place for place, found in enumerate(fractions) if found == fraction]
        assert sum(straight[place] for place in alike) == sum(moved[order.index(place)] for place in alike)


@given(CENTS, WEIGHTS, st.integers(1, 1000))
def test_weights_count_only_against_each_other(total: int, weights: list[int], times: int):
    assert split(total, [weight * times for weight in weights]) == split(total, weights)
