"""An export's cells, each read once: the calls of reading macros, taken out of a format's SQL.

A format's SQL says `tally("Likes")` in one place and `channel_of("Channel")` in another. Where
its statement is *direct*, which is where each row of its table is one row of the file, each such
call becomes a column of the view `export`, and the statement is rewritten to read these columns.
Where a column comes as a list of its values, each value is cleaned and read once, however many
rows have it; where all its cells are plain, `plain_cells` reads it as a whole. A cell that holds
something and reads as null is found on the way.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import queries, warehouse
from dashboard.parsing import plain_cells
from dashboard.queries import Query
from dashboard.recognition import Export

BAD = "_bad"
"""The column of `export` that says whether a cell of the row holds something unreadable."""

AROUND = {"UNPIVOT", "PIVOT", "JOIN", "SUBQUERY", "LAMBDA", "SET_OPERATION_NODE"}
"""What no direct statement has in it."""


@dataclass(frozen=True)
class Call:
    """A call of a reading macro on one column.

    Attributes:
        macro: The macro.
        column: The column, by its name in the format.
        sql: The whole call.
        is_strict: Whether a cell that holds something must not read as null.
        name: The column of `export` that holds what it reads.
    """

    macro: str
    column: str
    sql: str
    is_strict: bool
    name: str


@cache
def _macros() -> Mapping[str, Query]:
    return {query.name: query for query in queries.load("macros")}


def nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Every node of a serialised statement, from the top down."""
    if isinstance(tree, dict):
        yield tree
        for child in tree.values():
            yield from nodes(child)
    elif isinstance(tree, list):
        for child in tree:
            yield from nodes(child)


def tree(connection: warehouse.Cursor, sql: str) -> dict[str, Any]:
    """A statement as DuckDB reads it."""
    ((text,),) = connection.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()
    found: dict[str, Any] = json.loads(text)
    if found["error"]:
        message = f"an export format's SQL does not parse: {found['error_message']}"
        raise ValueError(message)
    return found


def calls(statement: object, columns: Iterable[str]) -> tuple[Call, ...]:
    """The calls of reading macros on some columns, each once."""
    found: dict[tuple[str, str], Call] = {}
    known = set(columns)
    for node in nodes(statement):
        macro, column, sql = _call(node)
        if column in known and (column, sql) not in found:
            is_strict = bool(_macros()[macro].get("expects"))
            found[column, sql] = Call(macro, column, sql, is_strict, f"_reading{len(found)}")
    return tuple(found.values())


def _call(node: Mapping[str, Any]) -> tuple[str, str, str]:
    """The macro, the column and the whole of a call; nothing for any other node."""
    macro = str(node.get("function_name"))
    children = node.get("children") or []
    if macro not in _macros() or not children or children[0].get("class") != "COLUMN_REF":
        return "", "", ""
    column = str(children[0]["column_names"][-1])
    rest = [_literal(child) for child in children[1:]]
    if not all(rest):
        return "", "", ""
    return macro, column, f"{macro}({', '.join([quoted(column), *rest])})"


def _literal(node: Mapping[str, Any]) -> str:
    """A constant argument, or a list of them, as SQL; nothing for anything else."""
    if node.get("class") == "CONSTANT":
        return "'" + str(node["value"]["value"]).replace("'", "''") + "'"
    if node.get("function_name") == "list_value" or node.get("type") == "ARRAY_CONSTRUCTOR":
        inside = [_literal(child) for child in node["children"]]
        return "[" + ", ".join(inside) + "]" if all(inside) else ""
    return ""


def quoted(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


class Readings:
    """What one format's SQL reads of a file's columns.

    Attributes:
        sql: The format's statement; where it is direct, over the columns that hold the readings.
        calls: The calls of reading macros.
        is_direct: Whether each row of the table is one row of the file.
        keeps_rows: Whether no row of the file becomes several, and no several become one.
        is_rowwise: Whether each row of it is read from one row of the file alone.
        overall: The columns that say the largest of what all rows say, where that is all that a
            row is told of others; here each row says its own.
    """

    def __init__(
        self, connection: warehouse.Cursor, export: Export, columns: Mapping[str, str]
    ) -> None:
        """Look through a statement.

        Args:
            connection: Where the cells are read.
            export: The format.
            columns: The columns that the file has, each with the macro that cleans its cells.
        """
        self._connection = connection
        self._columns = columns
        statement = tree(connection, export.sql)
        self.calls = calls(statement, columns)
        self.is_direct = _is_direct(statement, self.calls)
        self.keeps_rows = _keeps_rows(statement)
        kinds = {node.get("class") for node in nodes(statement)}
        self.overall = _taken_apart(statement) if self.is_direct else ()
        self.is_rowwise = self.is_direct and "WINDOW" not in kinds
        self.sql = self._rewritten(statement) if self.is_direct else export.sql

    def _rewritten(self, statement: dict[str, Any]) -> str:
        """The statement over the columns that hold the readings, giving BAD as well."""
        names = {call.sql: call.name for call in self.calls}
        for node in list(nodes(statement)):
            *_, sql = _call(node)
            if sql in names:
                place = {key: node.get(key) for key in ("alias", "query_location")}
                node.clear()
                node |= {"class": "COLUMN_REF", "type": "COLUMN_REF", **place}
                node["column_names"] = [names[sql]]
        statement["statements"][0]["node"]["select_list"].append(_column(BAD))
        ((sql,),) = self._connection.execute(
            "select json_deserialize_sql($tree)", {"tree": json.dumps(statement)}
        ).fetchall()
        return str(sql)

    def serve(self, cells: pa.Table) -> None:
        """Show cells as the view `export`, cleaned, and with the readings where it is direct."""
        arrays: dict[str, pa.ChunkedArray] = {}
        bad: list[str] = []
        is_clean = {"_row"}
        settings = self._settings()
        for name in cells.column_names:
            plain = plain_cells.cleaned(cells[name])
            if pa.types.is_dictionary(cells[name].type):
                arrays |= self._read_values(name, cells[name], bad)
            elif plain is not None:
                arrays |= {name: plain, **self._read_plain(name, plain, settings)}
            else:
                arrays[name] = cells[name]
                continue
            is_clean.add(name)
        self._connection.register("cells", pa.table(arrays))
        cleaned = [
            quoted(name) if name in is_clean else self._cleaned(name, cells)
            for name in self._columns
        ]
        read_already = [quoted(name) for name in arrays if name not in self._columns]
        source = f"select {', '.join([*read_already, *cleaned])} from cells"
        if self.is_direct:
            here = [call for call in self.calls if call.name not in arrays]
            bad += [
                f"{quoted(call.column)} is not null and {call.name} is null"
                for call in here
                if call.is_strict
            ]
            read = "".join(f", {call.sql} as {call.name}" for call in here)
            source = (
                f"select *, {' or '.join(bad) or 'false'} as {BAD}"
                f" from (select *{read} from ({source}))"
            )
        self._connection.execute(f"create or replace temp view export as {source}")

    def _settings(self) -> dict[str, str]:
        """What the macros are told of the file."""
        names = ("date_order", "decimal")
        asked = ", ".join(f"coalesce(getvariable('{name}'), '')" for name in names)
        ((*said,),) = self._connection.execute(f"select {asked}").fetchall()
        return dict(zip(names, said, strict=True))

    def _read_plain(
        self, name: str, column: pa.ChunkedArray, settings: Mapping[str, str]
    ) -> dict[str, pa.ChunkedArray]:
        """What can be read in a column as a whole."""
        mine = [call for call in self.calls if call.column == name] if self.is_direct else []
        read = {call.name: plain_cells.read(call.macro, column, settings) for call in mine}
        return {name: column for name, column in read.items() if column is not None}

    def _cleaned(self, name: str, cells: pa.Table) -> str:
        if name not in cells.column_names:
            return f"null::varchar as {quoted(name)}"
        return f"{self._columns[name]}({quoted(name)}) as {quoted(name)}"

    def _read_values(
        self, name: str, column: pa.ChunkedArray, bad: list[str]
    ) -> dict[str, pa.ChunkedArray]:
        """A column that comes as a list of its values, each cleaned and read once.

        Where a value cannot be read, the name of a column that says so per row joins `bad`.
        """
        mine = [call for call in self.calls if call.column == name] if self.is_direct else []
        values = column.chunk(0).dictionary if column.num_chunks else pa.array([], pa.string())
        self._connection.register("listed", pa.table({"cell": values}))
        read = "".join(f", {call.sql} as {call.name}" for call in mine)
        answers = self._connection.execute(
            f"select *{read} from"
            f" (select {self._columns[name]}(cell) as {quoted(name)} from listed)"
        ).to_arrow_table()
        self._connection.unregister("listed")
        found = {one: _spread(answers[one], column) for one in answers.column_names}
        for call in mine:
            fails = pc.and_(pc.is_valid(answers[name]), pc.is_null(answers[call.name]))
            if call.is_strict and pc.any(fails).as_py():
                bad.append(f"{call.name}_fails")
                found[bad[-1]] = _spread(fails, column)
        return found


def _spread(answers: pa.ChunkedArray, column: pa.ChunkedArray) -> pa.ChunkedArray:
    """What was answered of each value, for each row that has it."""
    values = answers.combine_chunks()
    if isinstance(values, pa.ChunkedArray):
        values = pa.concat_arrays(values.chunks) if values.num_chunks else values
    if not pa.types.is_string(values.type):
        return pa.chunked_array([values.take(one.indices) for one in column.chunks], values.type)
    places = pc.if_else(
        pc.is_null(values),
        pa.scalar(None, pa.int32()),
        pa.array(range(len(values)), pa.int32()),
    )
    kind = pa.dictionary(pa.int32(), pa.string())
    spread = [
        pa.DictionaryArray.from_arrays(places.take(one.indices), values) for one in column.chunks
    ]
    return pa.chunked_array(spread, kind)


def _taken_apart(statement: dict[str, Any]) -> tuple[str, ...]:
    """Let columns such as `max(…) over ()` say what each row says; these columns.

    None where a statement looks at other rows in any other way.
    """
    listed = statement["statements"][0]["node"]["select_list"]
    found = [number for number, item in enumerate(listed) if _is_largest(item)]
    windows = [node for node in nodes(statement) if node.get("class") == "WINDOW"]
    if len(found) != len(windows):
        return ()
    for number in found:
        alias = listed[number]["alias"]
        listed[number] = listed[number]["children"][0] | {"alias": alias}
    return tuple(listed[number]["alias"] for number in found)


def _is_largest(item: Mapping[str, Any]) -> bool:
    """Whether an item of a select list is the largest of something over all rows."""
    asked = (item.get("function_name"), bool(item.get("alias")), len(item.get("children") or ()))
    narrowed = ("partitions", "orders", "filter_expr", "start_expr", "end_expr", "distinct")
    is_whole = not any(item.get(key) for key in (*narrowed, "arg_orders"))
    frame = (item.get("class"), item.get("start"), item.get("end"), item.get("exclude_clause"))
    every = ("WINDOW", "UNBOUNDED_PRECEDING", "CURRENT_ROW_RANGE", "NO_OTHER")
    return asked == ("max", True, 1) and is_whole and frame == every


def _column(name: str) -> dict[str, Any]:
    return {"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": "", "column_names": [name]}


def _keeps_rows(statement: Mapping[str, Any]) -> bool:
    """Whether a statement neither groups nor joins, nor turns columns into rows."""
    every = list(nodes(statement))
    around = {str(node.get(key)) for node in every for key in ("type", "class")}
    return not AROUND & around and not any(node.get("group_expressions") for node in every)


def _is_direct(statement: Mapping[str, Any], called: Iterable[Call]) -> bool:
    """Whether each row that a statement gives is one row of the file."""
    every = list(nodes(statement))
    if AROUND & {str(node.get(key)) for node in every for key in ("type", "class")}:
        return False
    selects = [node for node in every if node.get("type") == "SELECT_NODE"]
    names = {call.column for call in called} | {call.name for call in called}
    for select in selects:
        aliases = {str(item.get("alias")) for item in select["select_list"]}
        is_odd = select["group_expressions"] or select["modifiers"] or aliases & names
        if is_odd or select["from_table"].get("type") != "BASE_TABLE":
            return False
        if select is not selects[0] and not any(map(_is_star, select["select_list"])):
            return False
    return True


def _is_star(item: Mapping[str, Any]) -> bool:
    odd = ("exclude_list", "replace_list", "qualified_exclude_list", "rename_list", "columns")
    return item.get("class") == "STAR" and not any(item.get(key) for key in odd)
