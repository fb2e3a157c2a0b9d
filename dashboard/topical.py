"""KPIs by topic: what posts and messages were about, each counted in one part alone.

A KPI by topic is the KPI by channel of posts that have their topic in place of the channel: its own
statement and its rollup's are asked of such facts, so that nothing is defined twice. It reads the
facts of the stretch, which is dearer than a rollup, and is asked for where a difference is taken
apart.
"""

import re
from collections.abc import Mapping
from typing import Protocol

import pandas as pd
import pyarrow as pa

from dashboard import codes
from dashboard.errors import BadScope
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.warehouse import Value

SEVERAL = "several"
"""The part of posts with more than one topic, as `TOLD` writes it: they would count in each."""

TOLD = {
    "post": """
        select post.* replace (coalesce(told.topic, 'Unassigned') as channel) from post
        left join (
            select channel, post_id,
                case when count(distinct topic) = 1 then min(topic) else 'several' end as topic
            from (
                select channel, post_id, label as topic from post_label where kind = 'topic'
                union all
                select channel, post_id, topic from post where topic <> 'Unassigned'
            ) group by all
        ) as told using (channel, post_id)
        where $channel is null or post.channel = $channel
    """,
    "message": """
        select message.* replace (topic as channel) from message
        where $channel is null or message.channel = $channel
    """,
}
"""Facts with their topic in place of the channel."""

FACTS = {"post_daily": "post", "message_daily": "message"}
"""The rollups whose facts have topics."""


class Listable(Protocol):
    """What facts are read from: the lake at a version."""

    def read_list(self, sql: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The answer to a question over facts and rollups."""


def applies(kpi: KPI) -> bool:
    """Whether a KPI can be told apart by topic: it says something of posts or messages alone."""
    rests_on = [rollup.name for rollup in codes.rollups(kpi)]
    return kpi.by_channel and not kpi.of_people and len(rests_on) == 1 and rests_on[0] in FACTS


def measured(kpi: KPI, lake: Listable, scope: Scope) -> pd.DataFrame:
    """A KPI over a stretch in a unit and channel, by topic.

    Returns:
        topic: None for all of them
        numerator, denominator: what was divided; the denominator is NaN where nothing is

    Raises:
        BadScope: It cannot be told apart by topic.
    """
    if not applies(kpi):
        raise BadScope("not_by_topic", kpi=kpi.title)
    (rollup,) = codes.rollups(kpi)
    facts = FACTS[rollup.name]
    built = re.sub(rf"\bfrom {facts}\b", "from topical", rollup.sql)
    sql = f"""
        with topical as ({TOLD[facts]}), built as ({built}), {rollup.name} as (
            select built.* replace (unit_path.ancestor as unit) from built
            join unit_path on built.unit = unit_path.unit
            where unit_path.ancestor is not distinct from $unit
        ), found as ({kpi.sql})
        select channel as topic, numerator::double as numerator, denominator::double as denominator
        from found where period_start is null order by all
    """  # noqa: S608  our own statements, put together
    values: dict[str, Value] = {"period": scope.period, "unit": scope.unit}
    values |= {"since": scope.since, "until": scope.until, "channel": scope.channel}
    rows: pd.DataFrame = lake.read_list(sql, values).to_pandas()
    return rows
