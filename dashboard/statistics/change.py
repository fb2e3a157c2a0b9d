"""Where a difference between two periods comes from: exactly, and the same whichever way round.

A total rate R is the sum of shares times rates, so its difference is, part by part, how far the
part's own rate moved (rate effect) and how far its weight did (mix effect), each at the midpoint of
both periods (Bennet, 1920). Weights move against the mean of both totals, so that growing where
rates are high counts for and where they are low against; since shares sum to one, the effects sum
to the difference.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Effects:
    """What each part adds to the difference of the total.

    Attributes:
        rate: What its own rate's move adds; of a volume, all of it.
        mix: What its weight's move adds; of a volume, nothing.
    """

    rate: Numbers
    mix: Numbers

    @property
    def both(self) -> Numbers:
        """Both effects together."""
        return self.rate + self.mix


def of_rate(before: tuple[Numbers, Numbers], after: tuple[Numbers, Numbers]) -> Effects:
    """Take the difference of a rate apart, over parts that make up the total.

    Args:
        before: Numerators and denominators of the parts; a part that was not there has 0 and 0.
        after: The same of the later period. Neither period's denominators may sum to zero.
    """
    totals = [numerators.sum() / denominators.sum() for numerators, denominators in (before, after)]
    share_before, share_after = before[1] / before[1].sum(), after[1] / after[1].sum()
    rate_before, rate_after = _rate(before), _rate(after)
    # Whoever comes or goes has one rate only: all it adds is mix.
    rate_before, rate_after = (
        np.where(np.isnan(rate_before), rate_after, rate_before),
        np.where(np.isnan(rate_after), rate_before, rate_after),
    )
    rate = (share_before + share_after) / 2 * (rate_after - rate_before)
    usual = sum(totals) / 2
    mix = (share_after - share_before) * ((rate_before + rate_after) / 2 - usual)
    return Effects(np.nan_to_num(rate), np.nan_to_num(mix))


def _rate(part: tuple[Numbers, Numbers]) -> Numbers:
    numerators, denominators = part
    rate = np.full(len(numerators), np.nan)
    np.divide(numerators, denominators, out=rate, where=denominators > 0)
    return rate


def of_volume(before: Numbers, after: Numbers) -> Effects:
    """Take the difference of a sum apart: each part adds its own difference."""
    return Effects(after - before, np.zeros(len(before)))
