"""Forecasts: what comes next, and how far from it the truth may fall.

Several simple models foretell together: a level that wanders more or less or not at all, with or
without a slope, a season, and known effects such as Ramadan; on the scale of the figures or, where
they have bounds, on one without (Harvey, Forecasting, Structural Time Series Models and the Kalman
Filter, 1989). Each has as much weight as it deserves by how well it foretold the past, one period
ahead, and none is chosen, so that the doubt about which is right widens the intervals too (Hoeting
and others, Bayesian Model Averaging, Statistical Science 14(4), 1999). The doubt about the size of
the noise makes their tails those of Student's t.

Nothing is fitted to the whole series: what is foretold from a moment rests on what came before it
alone, and foretelling all of the past costs no more than foretelling what is to come.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

RATIOS = (0.0, 0.01, 0.05, 0.2, 1.0, 5.0, 50.0)
"""How far a level wanders from period to period: the variance of that, to the variance of noise."""

FREE = 4
"""Values that a model must have foretold before it may speak."""

TOLD = 0.5
"""The weight of the models with an effect from which on it is told."""

TINY = 1e-8
"""A series that a model foretells to this share of its size is foretold exactly."""


@dataclass(frozen=True)
class Season:
    """What comes back every year.

    Attributes:
        length: In how many periods it comes back; 1 for never.
        waves: How many sine waves draw it, where a figure for each period would be too many.
    """

    length: float = 1
    waves: int = 0


NEVER = Season()

QUANTILES = {"low_95": 0.025, "low_80": 0.1, "middle": 0.5, "high_80": 0.9, "high_95": 0.975}
"""The ends of the intervals, and what is as likely to be more as to be less."""


@dataclass(frozen=True)
class Effect:
    """What an effect does to the figures while it is there, as a share of them.

    Attributes:
        middle: As likely to be more as to be less.
        low, high: Between which it lies with a chance of 95 %.
    """

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Forecast:
    """What may come after a moment.

    Attributes:
        origin: How many values were known.
        draws: Courses that the series may take, a row each, a column for each period ahead.
        effects: The effects that the past bears out, by name.
    """

    origin: int
    draws: Numbers
    effects: Mapping[str, Effect] = field(default_factory=dict)

    def quantiles(self) -> dict[str, Numbers]:
        """For each period ahead, the middle and the ends of the intervals, by name."""
        return quantiles(self.draws)


def quantiles(draws: Numbers) -> dict[str, Numbers]:
    """The middle and the ends of the intervals of each column of draws, by name."""
    ends = np.quantile(draws, list(QUANTILES.values()), axis=0)
    return dict(zip(QUANTILES, ends, strict=True))


@dataclass(frozen=True)
class _Scale:
    """A scale on which values have no bounds, the way back, and how it stretches small steps."""

    there: Callable[[Numbers], Numbers]
    back: Callable[[Numbers], Numbers]
    stretch: Callable[[Numbers], Numbers]
    is_log: bool = False


@dataclass(frozen=True)
class _Shape:
    """What a model is made of, besides its level.

    Attributes:
        scale: On which scale it foretells.
        has_slope: Whether its level rises or falls steadily.
        has_season: Whether it has a season.
        effects: The effects it knows, by name.
    """

    scale: _Scale
    has_slope: bool
    has_season: bool
    effects: tuple[str, ...]

    def fits(self, known: Numbers, season: Season, effects: Mapping[str, Numbers]) -> bool:
        """Whether enough is known: two years for a season, two spells of each effect."""
        covers = [effects[name][: len(known)] for name in self.effects]
        is_long = len(known) >= 2 * season.length > 2
        return (is_long or not self.has_season) and all(_spells(cover) > 1 for cover in covers)


@dataclass(frozen=True)
class _Voice:
    """A model after it has heard a series.

    Attributes:
        shape: What it is made of.
        ratio: How far its level wanders.
        misses, variances: By how much it missed each value, one period ahead, and how much that
            should vary, in variances of the noise.
        start: The first value that it could foretell.
        states: At some moments, its mean and its root of the covariance.
        turn, design: How a state becomes the next, and a value at each period.
    """

    shape: _Shape
    ratio: float
    misses: Numbers
    variances: Numbers
    start: int
    states: Mapping[int, tuple[Numbers, Numbers]]
    turn: Numbers
    design: Numbers

    def squares(self, since: int, until: int) -> tuple[float, int, float]:
        """How far off it was in a stretch: the sum, of how many, and their log variances."""
        misses, variances = self.misses[since:until], self.variances[since:until]
        seen = np.isfinite(misses)
        squares = misses[seen] ** 2 / variances[seen]
        return float(squares.sum()), int(seen.sum()), float(np.log(variances[seen]).sum())

    def courses(
        self, at: int, ahead: int, count: int, floor: float, random: np.random.Generator
    ) -> tuple[Numbers, Numbers]:
        """Courses that the series may take on the model's scale, and the effects in each."""
        squares, freedom, _ = self.squares(self.start, at)
        noise = np.sqrt((squares + floor) / random.chisquare(freedom, count))
        mean, root = self.states[at]
        state = mean + noise[:, None] * (random.standard_normal((count, len(mean))) @ root.T)
        effects = state[:, len(mean) - len(self.shape.effects) :].copy()
        drawn = np.empty((count, ahead))
        for step in range(ahead):
            shocks = noise * random.standard_normal((2, count))
            drawn[:, step] = state @ self.design[:, at + step] + shocks[0]
            state = state @ self.turn.T
            state[:, 0] += np.sqrt(self.ratio) * shocks[1]
        return drawn, effects


def foretell(
    values: Sequence[float],
    ahead: int,
    *,
    origins: Sequence[int] = (),
    season: Season = NEVER,
    low: float | None = None,
    high: float | None = None,
    effects: Mapping[str, Sequence[float]] | None = None,
    count: int = 4_000,
    seed: int = 0,
) -> list[Forecast]:
    """Foretell a series from one or several moments, each by what came before it alone.

    Args:
        values: The series in the order of time; NaN where a period is missing.
        ahead: How many periods.
        origins: How many values are known at each moment; all of them by default.
        season: What comes back every year.
        low: What figures are never below; None where they may be anything.
        high: What they are never above, where they are never below something either.
        effects: By name, how much of each period a known effect covers, through those ahead.
        count: How many courses are drawn.
        seed: Where chance begins, so that the same question has the same answer.
    """
    series = np.asarray(values, dtype=np.float64)
    covers = {name: np.asarray(cover, dtype=np.float64) for name, cover in (effects or {}).items()}
    moments = list(origins) or [len(series)]
    voices: list[_Voice] = []
    for scale in _scales(series, low, high):
        for has_slope, has_season, named in product(
            (False, True), (False, True), _subsets(list(covers))
        ):
            shape = _Shape(scale, has_slope, has_season, named)
            able = [at for at in moments if shape.fits(series[:at], season, covers)]
            if able:
                voices += _heard(shape, series, ahead, able, season, covers)
    random = np.random.default_rng(seed)
    return [_together(voices, series, at, ahead, count, random) for at in moments]


def _subsets(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Every choice of some of a few names."""
    chosen: list[tuple[str, ...]] = [()]
    for name in names:
        chosen += [(*one, name) for one in chosen]
    return chosen


def _spells(cover: Numbers) -> int:
    """How often something began."""
    there = [False, *(cover > 0)]
    return sum(now and not before for before, now in pairwise(there))


def _heard(
    shape: _Shape,
    series: Numbers,
    ahead: int,
    moments: Sequence[int],
    season: Season,
    covers: Mapping[str, Numbers],
) -> list[_Voice]:
    """What models of one shape say at moments: one for each way a level may wander."""
    # It takes a second to load, which pages without a forecast need not wait for.
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    width = len(series) + ahead
    waves = season.waves if shape.has_season else 0
    turns = np.arange(width) * 2 * np.pi / season.length
    beside = [wave(turns * nth) for nth in range(1, waves + 1) for wave in (np.sin, np.cos)]
    beside += [covers[name][:width] for name in shape.effects]
    model = UnobservedComponents(
        np.concatenate([shape.scale.there(series), np.full(ahead, np.nan)]),
        level="lldtrend" if shape.has_slope else "llevel",
        seasonal=int(season.length) if shape.has_season and not waves else None,
        stochastic_seasonal=False,
        exog=np.column_stack(beside) if beside else None,
        mle_regression=False,
        use_exact_diffuse=True,
    )
    voices = []
    for ratio in RATIOS:
        model.update([1.0, ratio])
        heard = model.ssm.filter()
        states = {
            at: (heard.predicted_state[:, at], _root(heard.predicted_state_cov[:, :, at]))
            for at in moments
            if np.isfinite(series[heard.nobs_diffuse : at]).sum() >= FREE
        }
        design = np.broadcast_to(heard.design[0], (len(heard.transition), width))
        voices.append(
            _Voice(
                shape=shape,
                ratio=ratio,
                misses=heard.forecasts_error[0, : len(series)].copy(),
                variances=heard.forecasts_error_cov[0, 0, : len(series)].copy(),
                start=heard.nobs_diffuse,
                states=states,
                turn=heard.transition[:, :, 0].copy(),
                design=design.copy(),
            )
        )
    return voices


def _root(covariance: Numbers) -> Numbers:
    """A root of a covariance, which rounding may have made a little less than positive."""
    sizes, directions = np.linalg.eigh((covariance + covariance.T) / 2)
    return np.asarray(directions * np.sqrt(np.maximum(sizes, 0.0)), dtype=np.float64)


def _together(
    voices: Sequence[_Voice],
    series: Numbers,
    at: int,
    ahead: int,
    count: int,
    random: np.random.Generator,
) -> Forecast:
    """What all models say at one moment, each by its weight."""
    able = [voice for voice in voices if at in voice.states]
    start = max(voice.start for voice in able)
    weights = _weights([_score(voice, series, start, at) for voice in able])
    shares = random.multinomial(count, weights)
    drawn, told = [], []
    for voice, share in zip(able, shares, strict=True):
        if share:
            courses, effects = voice.courses(at, ahead, share, _floor(voice, series[:at]), random)
            drawn.append(voice.shape.scale.back(courses))
            told.append(_as_shares(voice, effects, series[:at]))
    draws = random.permutation(np.vstack(drawn))
    names = {name for voice in able for name in voice.shape.effects}
    found = {name: _effect(told, name, count) for name in sorted(names)}
    return Forecast(at, draws, {name: effect for name, effect in found.items() if effect})


def _score(voice: _Voice, series: Numbers, since: int, until: int) -> float:
    """The logarithm of how likely a model held what came, its noise being of any size."""
    squares, seen, spread = voice.squares(since, until)
    known = series[since:until]
    stretch = voice.shape.scale.stretch(known[np.isfinite(known)])
    off = squares + _floor(voice, series[:until])
    return float(stretch.sum()) - spread / 2 - seen / 2 * float(np.log(off))


def _floor(voice: _Voice, known: Numbers) -> float:
    """The least that a model can be off by, for figures of this size."""
    seen = voice.shape.scale.there(known[np.isfinite(known)])
    return TINY**2 * (float((seen**2).mean()) + TINY)


def _weights(scores: Sequence[float]) -> Numbers:
    odds = np.exp(np.asarray(scores) - max(scores))
    return np.asarray(odds / odds.sum(), dtype=np.float64)


def _as_shares(voice: _Voice, effects: Numbers, known: Numbers) -> dict[str, Numbers]:
    """Effects as shares of the figures."""
    size = 1.0 if voice.shape.scale.is_log else float(np.nanmean(known)) or 1.0
    shares = np.expm1(effects) if voice.shape.scale.is_log else effects / size
    return {name: shares[:, at] for at, name in enumerate(voice.shape.effects)}


def _effect(told: Sequence[Mapping[str, Numbers]], name: str, count: int) -> Effect | None:
    """An effect by all models that know it; None where those that do not weigh more."""
    draws = [one[name] for one in told if name in one]
    if sum(map(len, draws)) < TOLD * count:
        return None
    low, middle, high = np.quantile(np.concatenate(draws), (0.025, 0.5, 0.975))
    return Effect(float(middle), float(low), float(high))


def _scales(series: Numbers, low: float | None, high: float | None) -> list[_Scale]:
    """The scale of the figures, kept within bounds, and where they have bounds one without."""

    def within(values: Numbers) -> Numbers:
        return values if low is None else np.clip(values, low, high)

    plain = _Scale(lambda values: values, within, np.zeros_like)
    if low is None:
        return [plain]
    seen = series[np.isfinite(series)] - low
    if high is None:
        above = seen[seen > 0]
        beside = 0.0 if len(above) == len(seen) else float(above.min(initial=2.0)) / 2
        return [plain, _log(low, beside)]
    return [plain, _logit(low, high, seen / (high - low))]


def _log(low: float, beside: float) -> _Scale:
    return _Scale(
        lambda values: np.log(values - low + beside),
        lambda logs: np.maximum(np.exp(np.minimum(logs, 700.0)) - beside, 0.0) + low,
        lambda values: -np.log(values - low + beside),
        is_log=True,
    )


def _logit(low: float, high: float, shares: Numbers) -> _Scale:
    """The log odds; squeezed a little, since a share of exactly nothing or all has none."""
    inner = np.minimum(shares, 1 - shares)
    edge = min(0.005, float(inner[inner > 0].min(initial=0.01)) / 2)
    squeezed = (1 - 2 * edge) / (high - low)

    def share(values: Numbers) -> Numbers:
        return np.asarray(edge + (values - low) * squeezed)

    def back(odds: Numbers) -> Numbers:
        shares = 1 / (1 + np.exp(-np.clip(odds, -700.0, 700.0)))
        return np.clip(low + (shares - edge) / squeezed, low, high)

    return _Scale(
        lambda values: np.log(share(values) / (1 - share(values))),
        back,
        lambda values: np.log(squeezed) - np.log(share(values)) - np.log(1 - share(values)),
    )
