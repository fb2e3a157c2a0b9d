"""Large files of invented rows, as DuckDB writes them in a moment."""

from pathlib import Path

import duckdb

POSTS = """
select
    (900000000000000 + i)::varchar as "Post ID",
    (7000 + hash(i) % 60)::varchar as "Page ID",
    'Ministry page ' || (hash(i) % 60) as "Page name",
    case when hash(i, 1) % 2 = 0 then 'Announcement ' || i end as "Title",
    'Dear citizens, office ' || (hash(i, 2) % 1000) || ' is open; see the "schedule"'
        as "Description",
    hash(i, 3) % 300 as "Duration (sec)",
    strftime(timestamp '2023-01-01' + to_minutes((i * 1576800 // $rows)::int), '%m/%d/%Y %H:%M')
        as "Publish time",
    'https://www.facebook.com/' || (900000000000000 + i) as "Permalink",
    ['Photos', 'Videos', 'Links', 'Text', 'Reels'][1 + (hash(i, 4) % 5)::int] as "Post type",
    'Lifetime' as "Date",
    hash(i, 5) % 90000 as "Views",
    hash(i, 6) % 50000 as "Reach",
    hash(i, 8) % 5000 as "Reactions",
    hash(i, 9) % 500 as "Comments",
    hash(i, 10) % 300 as "Shares",
    hash(i, 11) % 3000 as "Total clicks",
    hash(i, 13) % 900 as "Link clicks",
    hash(i, 14) % 90000 / 10.0 as "Seconds viewed",
    hash(i, 15) % 30000 as "3-second video views",
from range($first, $first + $rows) as t (i)
"""

FOLLOWERS = """
select
    date '2023-01-01' + (i // 1000)::int as "Date",
    ['Facebook', 'Instagram', 'X', 'LinkedIn'][1 + (i % 4)::int] as "Channel",
    '@account_' || (i % 1000) as "Account",
    'Unit ' || (i % 60) as "Unit",
    1000 + hash(i) % 100000 as "Followers",
from range($first, $first + $rows) as t (i)
"""

MESSAGES = """
with timed as (
    select
        i,
        timestamp '2024-01-01' + to_minutes((i * 1051200 // $rows % 1051200)::int) as arrived,
    from range($first, $first + $rows) as t (i)
)

select
    100000 + i as "Message",
    ['Facebook', 'Instagram', 'X', 'Email', 'Phone'][1 + (hash(i) % 5)::int] as "Channel",
    'Unit ' || (hash(i, 1) % 60) as "Unit",
    ['Vaccination', 'Roads', 'Schools', 'Housing', 'Visas'][1 + (hash(i, 3) % 5)::int] as "Topic",
    strftime(arrived, '%Y-%m-%d %H:%M') as "Arrived",
    case when hash(i, 4) % 10 < 9 then
        strftime(arrived + to_minutes((hash(i, 5) % 600)::int), '%Y-%m-%d %H:%M')
    end as "First reply",
    case when hash(i, 4) % 10 < 7 then
        strftime(arrived + to_minutes((600 + hash(i, 6) % 2880)::int), '%Y-%m-%d %H:%M')
    end as "Closed",
    case when hash(i, 7) % 5 = 0 then 'no' else 'yes' end as "Needs answer",
    24 as "Limit (hours)",
    ['positive', 'neutral', 'negative'][1 + (hash(i, 8) % 4)::int] as "Sentiment",
    case when hash(i, 9) % 3 = 0 then 1 + hash(i, 10) % 5 end as "Rating",
from timed
"""

FILES = {"posts": POSTS, "followers": FOLLOWERS, "messages": MESSAGES}

TYPES = {
    "posts": {"Post ID": "varchar", "Page ID": "varchar", "Publish time": "timestamp"},
    "followers": {"Date": "date"},
    "messages": {
        **dict.fromkeys(("Arrived", "First reply", "Closed"), "timestamp"),
        "Message": "varchar",
        "Needs answer": "boolean",
    },
}
"""What the bare load is told of types; it finds the others by itself."""


def make(folder: Path, name: str, rows: int, first: int = 0) -> Path:
    """Write a CSV of invented rows."""
    path = folder / f"{name}-{first}-{rows}.csv"
    sql = FILES[name].replace("$rows", str(rows)).replace("$first", str(first))
    with duckdb.connect() as connection:
        connection.execute(f"copy ({sql}) to '{path}' (header, null '')")
    return path
