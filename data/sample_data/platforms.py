"""X, LinkedIn, YouTube, TikTok and Google Analytics as they export."""

import base64
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from sample_data import meta
from sample_data.files import Cell, Files, columns, separated, workbook, zipped
from sample_data.meta import MARK, years
from sample_data.posts import Post, daily
from sample_data.world import Account, World, is_weekend

TWEETS = columns(
    "Tweet id|Tweet permalink|Tweet text|time|impressions|engagements|engagement rate|retweets"
    "|replies|likes|user profile clicks|url clicks|hashtag clicks|detail expands"
    "|permalink clicks|app opens|app installs|follows|email tweet|dial phone|media views"
    "|media engagements"
)

X_POSTS = columns(
    "Post id|Date|Post text|Link|Impressions|Likes|Engagements|Bookmarks|Share|New follows"
    "|Replies|Reposts|Profile visits|Detail expands|Url clicks|Hashtag clicks|Permalink clicks"
)

LINKEDIN_KINDS = ("organic", "sponsored", "total")

LINKEDIN_METRICS = [
    "Date",
    *(f"Impressions ({kind})" for kind in LINKEDIN_KINDS),
    "Unique impressions (organic)",
    *(
        f"{measure} ({kind})"
        for measure in ("Clicks", "Reactions", "Comments", "Reposts", "Engagement rate")
        for kind in LINKEDIN_KINDS
    ),
]

LINKEDIN_POSTS = columns(
    "Post title|Post link|Post type|Campaign name|Posted by|Created date|Campaign start date"
    "|Campaign end date|Audience|Impressions|Views|Offsite Views|Clicks"
    "|Click through rate (CTR)|Likes|Comments|Reposts|Follows|Engagement rate|Content Type"
)

LINKEDIN_SAYS = (
    "Aggregated engagement metrics for your organic and sponsored posts over time.",
    "Engagement metrics for individual posts. Created date is the day in UTC.",
)

YOUTUBE = columns(
    "Content|Video title|Video publish time|Duration|Shares|Comments added|Likes|Views"
    "|Watch time (hours)|Subscribers|Impressions|Impressions click-through rate (%)"
)

TIKTOK = columns(
    "Time|Video title|Video link|Post time|Total likes|Total comments|Total shares|Total views"
)

GA4 = columns(
    "Date|Event count|Total users|Event count per user|Average session duration|New users"
    "|Returning users"
)

X_BEGAN = datetime.fromtimestamp(1_288_834_974, UTC)
"""When the clock inside X's post numbers began."""


def files(world: World, posts: Sequence[Post]) -> Files:
    """Every platform's files: one ZIP where they name their accounts, else a folder for each."""
    on = {
        channel: [post for post in posts if post.channel == channel] for channel in world.channels
    }
    found = {
        "20-facebook-posts.zip": zipped(meta.facebook_posts(world, on["facebook"])),
        "21-instagram-posts.zip": zipped(meta.instagram_posts(world, on["instagram"])),
        "21-instagram-young-posts.zip": meta.instagram_captures(world, on["instagram"]),
        "22-x-posts.zip": zipped(_x_posts(world, on["x"])),
        "23-tiktok-content.zip": zipped(_tiktok_content(world, on["tiktok"])),
    }
    for account in world.accounts:
        own = [post for post in on.get(account.channel, ()) if post.account == account.account]
        for name, content in _unnamed(world, account, own).items():
            found[f"accounts/{account.account}/{name}"] = content
    return found


def _unnamed(world: World, account: Account, posts: Sequence[Post]) -> Files:
    """An account's exports that do not say whose they are."""
    if account.channel == "youtube":
        return {"Table data.csv": _youtube_table(posts).encode()}
    if account.channel == "linkedin":
        return {"content.xlsx": _linkedin_content(world, posts)}
    if account.channel == "tiktok":
        return {"Overview.csv": _tiktok_overview(world, posts).encode()}
    if account.channel == "web":
        return {"data-export.csv": _ga4_days(world, account).encode()}
    if account.channel in ("facebook", "instagram") and account.unit.code == "health":
        return {f"{account.channel}-insights.zip": zipped(meta.cards(world, account, posts))}
    return {}


# -------------------------------------------------------------------- X


def _x_posts(world: World, posts: Sequence[Post]) -> Files:
    """X's posts, two files for each account: the first year with the old header, then the new."""
    until = years(world)[0][1]
    found = {}
    for account in world.on("x"):
        own = [post for post in reversed(posts) if post.account == account.account]
        old = [post for post in own if post.published_at.date() <= until]
        new = own[: len(own) - len(old)]
        found[f"tweet_activity_metrics_{account.account}_{until:%Y}_en.csv"] = _tweets(old).encode()
        table = separated(X_POSTS, map(_x_row, new))
        found[f"account_analytics_content_{account.account}.csv"] = table.encode()
    return found


def _x_number(post: Post) -> int:
    """A number for a post on X, which holds the millisecond of its publication."""
    passed = post.by_clock("UTC") - X_BEGAN
    return (int(passed.total_seconds() * 1000) << 22) | (post.number % 4096)


def _tweets(posts: Sequence[Post]) -> str:
    """Post activity as it was until 2024: every cell quoted, counts with a decimal."""
    header = [*TWEETS, *(f"promoted {name}" for name in TWEETS[4:])]
    rows: list[list[Cell]] = []
    for post in posts:
        counts = [post.shares, post.comments, post.reactions, post.follows, post.clicks]
        expands = post.engagements // 4
        engaged = sum(counts) + expands
        rows.append(
            [
                _x_number(post),
                f"https://twitter.com/{post.account}/status/{_x_number(post)}",
                post.text,
                f"{post.by_clock('UTC'):%Y-%m-%d %H:%M} +0000",
                f"{post.impressions}.0",
                f"{engaged}.0",
                repr(engaged / post.impressions),
                *(f"{count}.0" for count in counts),
                "0.0",
                f"{expands}.0",
                "0.0",
                *["0"] * 7,
                *["-"] * (len(TWEETS) - 4),
            ]
        )
    return separated(header, rows, quote="all")


def _x_row(post: Post) -> list[Cell]:
    """One post as X exports it now: the day without the time."""
    expands = post.engagements // 4
    return [
        _x_number(post),
        f"{post.by_clock('UTC'):%a %b %d %Y}",
        post.text,
        f"https://x.com/{post.account}/status/{_x_number(post)}",
        post.impressions,
        post.reactions,
        post.engagements + expands + post.follows,
        post.reactions // 9,
        post.shares // 5,
        post.follows,
        post.comments,
        post.shares,
        post.follows,
        expands,
        post.clicks,
        0,
        0,
    ]


# -------------------------------------------------------------------- LinkedIn


def _linkedin_content(world: World, posts: Sequence[Post]) -> bytes:
    """A page's content workbook: every day, and every post, each below a sentence."""
    return workbook(
        {
            "Metrics": [[LINKEDIN_SAYS[0]], LINKEDIN_METRICS, *_linkedin_metrics(world, posts)],
            "All posts": [
                [LINKEDIN_SAYS[1]],
                LINKEDIN_POSTS,
                *map(_linkedin_row, reversed(posts)),
            ],
        }
    )


def _linkedin_metrics(world: World, posts: Sequence[Post]) -> list[list[Cell]]:
    """A row for each day, with what came in on it."""
    dates = [post.by_clock("UTC").date() for post in posts]
    tail = 0.5

    def came(name: str) -> list[int]:
        figures = [getattr(post, name) for post in posts]
        return [round(figure) for figure in daily(world, dates, figures, tail)]

    names = ("impressions", "clicks", "reactions", "comments", "shares")
    rows: list[list[Cell]] = []
    for day, seen, *acts in zip(world.days, *map(came, names), strict=True):
        row: list[Cell] = [f"{day:%m/%d/%Y}", seen, 0, seen, round(seen * 0.7)]
        for count in acts:
            row += [count, 0, count]
        rate = sum(acts) / seen if seen else 0.0
        rows.append([*row, rate, 0, rate])
    return rows


def _linkedin_row(post: Post) -> list[Cell]:
    link = (int(post.by_clock("UTC").timestamp() * 1000) << 22) | (post.number % 4096)
    return [
        post.text,
        f"https://www.linkedin.com/feed/update/urn:li:activity:{link}",
        post.kind,
        "",
        post.name,
        f"{post.by_clock('UTC'):%m/%d/%Y}",
        "",
        "",
        "All followers",
        post.impressions,
        "",
        "",
        post.clicks,
        post.clicks / post.impressions,
        post.reactions,
        post.comments,
        post.shares,
        post.follows or "",
        post.engagements / post.impressions,
        "",
    ]


# -------------------------------------------------------------------- YouTube


def _youtube_table(posts: Sequence[Post]) -> str:
    """A channel's videos, most viewed first, below their total."""
    ranked = sorted(posts, key=lambda post: -post.impressions)
    watched = sum(post.watched for post in posts)
    sums = [sum(figures) for figures in zip(*map(_youtube_counts, posts), strict=True)]
    shares, comments, likes, views, subscribers, shown = sums
    total: list[Cell] = ["Total", "", "", "", shares, comments, likes, views]
    total += [f"{watched:.4f}", subscribers, shown, f"{100 * views / shown:.2f}"]
    return separated(YOUTUBE, [total, *map(_youtube_row, ranked)])


def _youtube_counts(post: Post) -> tuple[int, ...]:
    """Shares, comments, likes, views, subscribers, and how often its picture was shown."""
    shown = round(post.impressions * (14 + post.number % 9))
    return post.shares, post.comments, post.reactions, post.impressions, post.follows, shown


def _youtube_row(post: Post) -> list[Cell]:
    digest = sha256(f"video {post.number}".encode()).digest()
    counts = _youtube_counts(post)
    title = post.text.partition("\n")[0]
    published = f"{post.published_at:%b} {post.published_at.day}, {post.published_at.year}"
    rate = f"{100 * post.impressions / counts[-1]:.2f}"
    first: list[Cell] = [base64.urlsafe_b64encode(digest).decode()[:11], title, published]
    return [*first, post.seconds, *counts[:4], f"{post.watched:.4f}", *counts[4:], rate]


# -------------------------------------------------------------------- TikTok


def _tiktok_content(world: World, posts: Sequence[Post]) -> Files:
    """TikTok's videos, a file for each account; its days have no year."""
    found = {}
    for account in world.on("tiktok"):
        rows: list[list[Cell]] = [
            [
                _yearless(world.until - timedelta(days=1)),
                post.text.replace("\n", " "),
                f"https://www.tiktok.com/@{account.account}/video/{_tiktok_number(post)}",
                _yearless(post.published_at.date()),
                post.reactions,
                post.comments,
                post.shares,
                post.impressions,
            ]
            for post in reversed(posts)
            if post.account == account.account
        ]
        table = separated(TIKTOK, rows, quote="all").rstrip("\n")
        found[f"Content_{account.account}.csv"] = (MARK + table).encode()
    return found


def _tiktok_number(post: Post) -> int:
    return (int(post.by_clock("UTC").timestamp()) << 32) | post.number


def _tiktok_overview(world: World, posts: Sequence[Post]) -> str:
    """An account's last 365 days, in order; they have no year."""
    dates = [post.published_at.date() for post in posts]
    names = ("impressions", "reach", "reactions", "comments", "shares")
    tails = (0.6, 0.6, 0.55, 0.5, 0.5)
    columns = []
    for name, tail in zip(names, tails, strict=True):
        came = daily(world, dates, [getattr(post, name) for post in posts], tail)
        columns.append(came * (0.01 if name == "reach" else 1))
    rows = [
        [_yearless(day.date()), *(round(figure) for figure in figures)]
        for day, *figures in zip(world.days, *columns, strict=True)
    ]
    header = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"]
    return MARK + separated(header, rows[-365:], quote="all").rstrip("\n")


def _yearless(day: date) -> str:
    return f"{day:%B} {day.day}"


# -------------------------------------------------------------------- Google Analytics


def _ga4_days(world: World, account: Account) -> str:
    """A site's days below the report's comments, the busiest first."""
    chance = world.chance(f"web {account.account}")
    days = world.days
    usual = account.unit.size * 0.03 * (1 + 0.12 * world.years(days))
    usual = usual * (1 - 0.35 * is_weekend(days)) * chance.lognormal(0, 0.12, len(days))
    rows: list[list[Cell]] = []
    for day, visitors in zip(days, usual.astype(int).tolist(), strict=True):
        events = round(visitors * chance.uniform(5.2, 6.8))
        fresh = round(visitors * chance.uniform(0.45, 0.6))
        spent = chance.uniform(70, 130)
        row: list[Cell] = [f"{day:%Y%m%d}", events, visitors, events / visitors, spent]
        rows.append([*row, fresh, visitors - fresh])
    rows.sort(key=lambda row: -int(row[1] or 0))
    last = world.until - timedelta(days=1)
    rule = "# ----------------------------------------"
    comments = [
        rule,
        "# Report CSV Export",
        f"# Account: {account.name}",
        f"# Property: {account.account}",
        rule,
        "# ",
        "# All Users",
        f"# Start date: {world.since:%Y%m%d}",
        f"# End date: {last:%Y%m%d}",
    ]
    table = separated(GA4, rows, ends="\r\n").rstrip("\r\n")
    return "\r\n".join([*comments, table])
