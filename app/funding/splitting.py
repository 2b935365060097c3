"""Dividing an amount over weights without losing or making a cent (R-076). Pure, euro cents."""

from collections.abc import Sequence

from app.funding.problems import AMOUNT_INVALID
from app.kit.domain import Localised, refusal

# More than there are inhabitants, square metres or points to count; what is smaller than a whole is scaled up first.
WEIGHT_LIMIT = 1_000_000_000_000
_NO_WEIGHT = Localised(
    "Geen enkel gewicht is groter dan nul: er is niets om naar te verdelen.",
    "No weight is above nothing: there is nothing to divide by.",
)
_NEGATIVE = Localised("Een bedrag of gewicht is kleiner dan nul.", "An amount or weight is below nothing.")


def split(total_cents: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return the parts of an amount by whole weights, in the order of the weights; together exactly the amount.

    Each part is rounded down to a cent. The cents that are left go one each to the parts that lost most, of equal
    ones to the first in the list (largest remainder). A weight of nothing gets nothing.

    Raises:
        RefusedError: `amount-invalid`: no weight is positive, or one or the amount is negative (R-076).

    """
    whole = sum(weights)
    if total_cents < 0 or any(weight < 0 for weight in weights):
        raise refusal(AMOUNT_INVALID, _NEGATIVE, rule="R-076")
    if whole == 0:
        raise refusal(AMOUNT_INVALID, _NO_WEIGHT, rule="R-076")
    parts, lost = zip(*(divmod(total_cents * weight, whole) for weight in weights), strict=True)
    left = total_cents - sum(parts)
    first = set(sorted(range(len(weights)), key=lambda place: -lost[place])[:left])
    return tuple(part + (place in first) for place, part in enumerate(parts))
