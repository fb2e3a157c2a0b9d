"""Will we make it? What is to come for a KPI, how such forecasts did, and the words for both."""

from dashboard.forecasting.outlooks import (
    ENDS,
    End,
    History,
    Outlook,
    aim,
    bounds,
    history,
    outlook,
)
from dashboard.forecasting.past import STEPS, looking_back
from dashboard.forecasting.shown import plain, plain_trial
from dashboard.forecasting.words import likely, told, trial_said

__all__ = [
    "ENDS",
    "STEPS",
    "End",
    "History",
    "Outlook",
    "aim",
    "bounds",
    "history",
    "likely",
    "looking_back",
    "outlook",
    "plain",
    "plain_trial",
    "told",
    "trial_said",
]
