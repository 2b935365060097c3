"""What stays in order between two sequences."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_increasing(values: Sequence[int]) -> list[int]:
    """Return the places of a longest strictly increasing subsequence, in order; n log n steps."""
    smallest_ends: list[int] = []
    places: list[int] = []
    previous: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(smallest_ends, value)
        previous.append(places[length - 1] if length else -1)
        if length == len(smallest_ends):
            smallest_ends.append(value)
            places.append(place)
        else:
            smallest_ends[length] = value
            places[length] = place
    found: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = previous[place]
    return found[::-1]
