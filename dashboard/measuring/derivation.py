"""What the columns of a statement are made of: which kind of figure each is, from which rollups.

It follows every column through the statement, as DuckDB reads it, down to the rollups. Their
headers say what stands in them:

    basis: lifetime       the figures are what posts have gathered since; or of the period
    stock: followers      columns that are counted anew each day, such as followers
    unique: reach         columns of different people, of whom several figures may count the same
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from dashboard import queries
from dashboard.warehouse import syntax

Node = dict[str, Any]

Kind = Literal[
    "stock",
    "unique",
    "summed",
    "ratio",
    "mean",
    "quantile",
    "mean of ratios",
    "sum of ratios",
    "sum of stock",
    "sum of unique",
    "sum of quantiles",
]

CHOSEN = frozenset(
    {"max_by", "min_by", "arg_max", "arg_min", "first", "last", "lag", "first_value"}
)
"""Functions that take one of several figures in time: a stock they take is the last one."""

QUANTILES = frozenset({"quantile_cont", "quantile_disc", "quantile", "median", "mode"})
"""Functions that pick from single cases."""

COUNTS = frozenset({"count", "count_star"})

QUIET = frozenset({"COMPARISON", "CONJUNCTION", "CONSTANT", "PARAMETER"})
"""Parts of a statement that are no figures."""


@dataclass(frozen=True)
class Made:
    """What a column is made of.

    Attributes:
        kinds: What has been done to figures on the way.
        bases: Whether these are of the period, or of a post's life.
    """

    kinds: frozenset[Kind] = frozenset()
    bases: frozenset[str] = frozenset()

    def of(self, *kinds: Kind, without: Iterable[Kind] = ()) -> "Made":
        """The same with some kinds more, and some less."""
        return replace(self, kinds=(self.kinds - frozenset(without)) | frozenset(kinds))


Columns = Mapping[str, Made]


def columns(sql: str, named: str) -> Columns:
    """What each column that a statement gives is made of."""
    return _given(syntax.tree(sql, named), {})


@cache
def _rollup(name: str) -> Columns:
    """What stands in a rollup, as its header says."""
    query = next(one for one in queries.load("rollups") if one.name == name)
    stock, unique = query.listed("stock"), query.listed("unique")
    bases = frozenset(query.listed("basis"))
    made = {}
    for column in [*_given(syntax.tree(query.sql, name), {}), "of_unit"]:
        if column in stock:
            made[column] = Made(frozenset({"stock"}))
        else:
            made[column] = Made(frozenset({"unique"} if column in unique else ()), bases)
    return made


def _all(made: Iterable[Made]) -> Made:
    """Several things together."""
    known = list(made)
    return Made(
        frozenset().union(*(one.kinds for one in known)),
        frozenset().union(*(one.bases for one in known)),
    )


def _given(node: Node, outer: Mapping[str, Columns]) -> Columns:
    """What a select gives, column by column."""
    tables = dict(outer)
    for entry in node.get("cte_map", {}).get("map", []):
        tables[entry["key"]] = _given(entry["value"]["query"]["node"], tables)
    if node["type"] == "SET_OPERATION_NODE":
        left, right = _given(node["left"], tables), _given(node["right"], tables)
        return {name: _all([left[name], right.get(name, Made())]) for name in left}
    sources = dict(_sources(node.get("from_table", {}), tables))
    found: dict[str, Made] = {}
    for one in node["select_list"]:
        if one["class"] == "STAR":
            found |= {name: made for source in sources.values() for name, made in source.items()}
        else:
            found[_name(one)] = _Select(sources, found, tables).made(one)
    return found


def _name(node: Node) -> str:
    """What a column is called."""
    names = node.get("column_names") or [node.get("function_name", "")]
    return str(node.get("alias") or names[-1])


def _sources(node: Node, tables: Mapping[str, Columns]) -> Iterable[tuple[str, Columns]]:
    """What a select reads from, each under its name."""
    kind = node.get("type")
    if kind == "JOIN":
        yield from _sources(node["left"], tables)
        yield from _sources(node["right"], tables)
    elif kind == "SUBQUERY":
        yield node.get("alias", ""), _given(node["subquery"]["node"], tables)
    elif kind == "BASE_TABLE":
        name = node["table_name"]
        known = {query.name for query in queries.load("rollups")}
        read = tables[name] if name in tables else _rollup(name) if name in known else {}
        yield node.get("alias") or name, read


@dataclass(frozen=True)
class _Select:
    """One select: what it reads, and what it has given so far."""

    sources: Mapping[str, Columns]
    given: Columns
    tables: Mapping[str, Columns]

    def made(self, node: Node) -> Made:
        """What an expression is made of."""
        kind = node["class"]
        if kind in QUIET:
            return Made()
        if kind == "COLUMN_REF":
            return self._column(node["column_names"])
        if kind == "CASE":
            chosen = [check["then_expr"] for check in node["case_checks"]]
            return self._both([*chosen, node["else_expr"]])
        if kind == "CAST":
            return self.made(node["child"])
        if kind == "SUBQUERY":
            found = _given(node["subquery"]["node"], self.tables)
            return next(iter(found.values()), Made())
        if kind in ("FUNCTION", "WINDOW"):
            return self._function(node)
        return self._both(node.get("children", []))

    def _both(self, nodes: Iterable[Node]) -> Made:
        return _all(self.made(one) for one in nodes)

    def _column(self, names: list[str]) -> Made:
        name = names[-1]
        if len(names) > 1 and names[-2] in self.sources:
            return self.sources[names[-2]].get(name, Made())
        for source in self.sources.values():
            if name in source:
                return source[name]
        return self.given.get(name, Made())

    def _function(self, node: Node) -> Made:
        name, parts = node["function_name"], node.get("children", [])
        if name in COUNTS:
            return Made(frozenset({"unique"} if node.get("distinct") else ()))
        if name in ("/", "//", "*"):
            return self._scaled(name, parts)
        inner = self._both(parts[:1] if name in CHOSEN | QUANTILES else parts)
        if name == "sum":
            return _added(inner)
        if name == "avg":
            return _averaged(inner)
        if name in CHOSEN:
            return inner.of(without=["stock"])
        return inner.of("quantile") if name in QUANTILES else inner

    def _scaled(self, name: str, parts: list[Node]) -> Made:
        left, right = (self.made(one) for one in parts)
        both = _all([left, right])
        if not any(_reads(one) for one in parts[1:]) or not _reads(parts[0]):
            return both
        if name == "*":  # Weighed by what it is a ratio of, a ratio is a sum again.
            return both.of(without=["ratio", "mean"])
        return both.of("ratio")


def _added(inner: Made) -> Made:
    added: dict[Kind, Kind] = {
        "ratio": "sum of ratios",
        "stock": "sum of stock",
        "unique": "sum of unique",
        "quantile": "sum of quantiles",
    }
    kinds = [more for kind, more in added.items() if kind in inner.kinds]
    return inner.of("summed", *kinds, without=["ratio", "stock"])


def _averaged(inner: Made) -> Made:
    if inner.kinds & {"ratio", "mean"}:
        return inner.of("mean of ratios")
    # Over time a stock has a mean; that of anything else cannot be put together again.
    return inner.of(without=["stock"]) if "stock" in inner.kinds else inner.of("mean")


def _reads(node: Any) -> bool:  # noqa: ANN401  any part of DuckDB's syntax
    """Whether an expression has a figure in it: constants alone make no ratio."""
    if isinstance(node, dict):
        return (
            node.get("class") == "COLUMN_REF"
            or any(
                _reads(part) for key, part in node.items() if key not in ("filter", "case_checks")
            )
            or any(_reads(check["then_expr"]) for check in node.get("case_checks", []))
        )
    return isinstance(node, list) and any(_reads(part) for part in node)
