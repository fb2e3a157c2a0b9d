"""Intervals: how far a figure may lie from what it stands for."""

from collections.abc import Hashable

import numpy as np
import pandas as pd
from pandas.api.typing import SeriesGroupBy

Z = 1.96


def t_quantile(freedom: pd.Series) -> pd.Series:
    """The two-sided 95 % quantile of Student's t: the expansion of Fisher and Cornish (1960)."""
    first, second, third = (2.37227 / freedom, 2.8225 / freedom**2, 2.55585 / freedom**3)
    return 1.95996 + first + second + third


def mean_interval(grouped: "SeriesGroupBy[float, tuple[Hashable, ...]]") -> pd.DataFrame:
    """The 95 % interval of a mean, by group, from the spread of its values."""
    size = grouped.size().astype("float64")
    mean = grouped.mean()
    error: pd.Series = grouped.std() / np.sqrt(size)
    margin = t_quantile((size - 1).where(size > 1)) * error
    return pd.DataFrame({"lower": mean - margin, "upper": mean + margin})


def wilson(share: pd.Series, size: pd.Series) -> pd.DataFrame:
    """The 95 % interval of a share, by Wilson (1927)."""
    middle = share + Z**2 / (2 * size)
    reach = Z * np.sqrt(share * (1 - share) / size + Z**2 / (4 * size**2))
    whole = 1 + Z**2 / size
    return pd.DataFrame({"lower": (middle - reach) / whole, "upper": (middle + reach) / whole})
