"""Superset as a peer: the figures of the overview through its chart-data calls.

It stands in an environment of its own, which SUPERSET_VENV names, and looks at DuckDB's own table
of the facts, opened for reading. Its users, its database and its cache stand in files beside the
bench. Ten charts bring what Sada's overview shows: six cards with their trend over two years, this
stretch and the one before, a table of units by months for each of three tables, and the large
trend. Six calls are under way at once, as many as a browser sends to one server.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench import facts, machine
from dashboard.scope import add_months

AT_ONCE = 6
USER = {"username": "bench", "password": "bench"}

CONFIGURATION = """
SECRET_KEY = "a bench on one machine: nobody else comes in"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
PREVENT_UNSAFE_DB_CONNECTIONS = False
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
CACHE_CONFIG = {{
    "CACHE_TYPE": "FileSystemCache",
    "CACHE_DIR": "{folder}/cache",
    "CACHE_DEFAULT_TIMEOUT": 86400,
    "CACHE_THRESHOLD": 10000,
}}
DATA_CACHE_CONFIG = CACHE_CONFIG
"""

ENGAGEMENTS = "sum(reactions + comments + shares + link_clicks)"
CARDS = {
    "post": {
        "impressions": "sum(impressions)",
        "rate": f"{ENGAGEMENTS} / sum(impressions)",
        "in time": "count(*) filter (is_message and minutes <= 1440)"
        " / count(*) filter (is_message)",
        "waiting": "quantile_cont(coalesce(minutes, 'inf'::double), 0.5) filter (is_message)",
    },
    "last_of_month": {"community": "sum(followers)"},
    "paid": {"cost": "1000 * sum(amount) / sum(impressions)"},
}
"""The cards of the overview that the facts have figures for, by the table they come from."""

TABLES = {
    "post": ("", "day"),
    "last_of_month": (
        "select date_trunc('month', day) as month, account, substr(account, length(channel) + 2) as"
        " unit, max_by(followers, day) as followers from account_day group by all",
        "month",
    ),
    "paid": (
        "select s.month, s.unit, amount, impressions from (select date_trunc('month', spent_on)"
        " as month, unit, channel, sum(amount) as amount from spend group by all) s join (select"
        " date_trunc('month', day) as month, unit, channel, sum(impressions) as impressions"
        " from post group by all) p using (month, unit, channel)",
        "month",
    ),
}
"""What stands behind each: a table, or the SQL of a virtual one, and its column of time."""


Answer = dict[str, Any]
"""What Superset answers, as JSON has it."""


@dataclass
class Superset:
    """A running Superset with the tables of the bench.

    Attributes:
        address: Where it answers.
        version: Its version.
        pid: Its process, which has others.
    """

    address: str
    version: str
    pid: int
    _token: str = ""
    _datasets: dict[str, int] = field(default_factory=dict)

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        """What Superset answers to one call."""
        heads = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        if not self._token:
            del heads["Authorization"]
        request = urllib.request.Request(  # noqa: S310  our own server
            f"{self.address}/api/v1/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers=heads,
            method=method,
        )
        with urllib.request.urlopen(request, timeout=300) as answer:  # noqa: S310
            found: Answer = json.load(answer)
            return found

    def prepare(self, table: Path) -> None:
        """Come in, and make what the charts look at where it is missing."""
        answer = self.call("POST", "security/login", {**USER, "provider": "db", "refresh": False})
        self._token = answer["access_token"]
        uri = f"duckdb:///{table.resolve()}?access_mode=read_only"
        name = f"facts of {table.parent.name}"
        found = {row["database_name"]: row["id"] for row in self.call("GET", "database/")["result"]}
        if name not in found:
            made = {"database_name": name, "sqlalchemy_uri": uri}
            found[name] = self.call("POST", "database/", made)["id"]
        known = {
            (row["database"]["id"], row["table_name"]): row["id"]
            for row in self.call("GET", "dataset/?q=(page_size:100)")["result"]
        }
        for one, (sql, _) in TABLES.items():
            if (found[name], one) not in known:
                made = {"database": found[name], "schema": "main", "table_name": one}
                made |= {"sql": sql} if sql else {}
                known[found[name], one] = self.call("POST", "dataset/", made)["id"]
            self._datasets[one] = known[found[name], one]

    def asked(self, unit: str, *, force: bool) -> dict[str, float]:
        """How long all charts of the page take for a unit, in milliseconds.

        Args:
            unit: The unit's name.
            force: Whether what is remembered may not be used.
        """
        code = next(code for code, _, name in facts.units() if name == unit)
        calls = self.charts(code)
        started = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(lambda body: self._chart(body, force=force), calls))
        took = (time.perf_counter() - started) * 1000
        for answer in answers:
            for result in answer["result"]:
                if result["error"] or not result["rowcount"] or bool(result["is_cached"]) is force:
                    sys.exit(f"Superset: {json.dumps(result)[:2000]}")
        return {"took": took}

    def _chart(self, body: Mapping[str, Any], *, force: bool) -> Answer:
        return self.call("POST", "chart/data", {**body, "force": force})

    def charts(self, unit: str) -> list[dict[str, Any]]:
        """The calls that the page's charts make, the filter on a unit among them."""
        until = facts.UNTIL
        year, two = add_months(until, -12), add_months(until, -24)
        found = []
        for table, metrics in CARDS.items():
            for name, sql in metrics.items():
                one = {name: sql}
                queries = [
                    self._query(table, one, unit, two, until, ["month"]),
                    self._query(table, one, unit, year, until, []),
                    self._query(table, one, unit, two, year, []),
                ]
                found.append(self._payload(table, queries))
            by_unit = self._query(table, metrics, unit, two, until, ["unit", "month"])
            found.append(self._payload(table, [by_unit]))
        rate = {"rate": CARDS["post"]["rate"]}
        trend = [self._query("post", rate, unit, two, until, ["month"])]
        return [*found, self._payload("post", trend)]

    def _payload(self, table: str, queries: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "datasource": {"id": self._datasets[table], "type": "table"},
            "queries": queries,
            "result_format": "json",
            "result_type": "full",
        }

    def _query(
        self,
        table: str,
        metrics: Mapping[str, str],
        unit: str,
        since: date,
        until: date,
        by: list[str],
    ) -> dict[str, Any]:
        day = TABLES[table][1]
        month = {
            "columnType": "BASE_AXIS",
            "expressionType": "SQL",
            "label": day,
            "sqlExpression": day,
            "timeGrain": "P1M",
        }
        return {
            "columns": [month if name == "month" else name for name in by],
            "metrics": [
                {"expressionType": "SQL", "label": name, "sqlExpression": sql}
                for name, sql in metrics.items()
            ],
            "filters": [
                {"col": day, "op": "TEMPORAL_RANGE", "val": f"{since} : {until}"},
                {"col": "unit", "op": "IN", "val": [unit]},
            ],
            "extras": {"time_grain_sqla": "P1M"},
            "row_limit": 10_000,
        }


def started(stack: ExitStack, table: Path, folder: Path, port: int) -> Superset | None:
    """Superset over a table, for as long as a stack is open; None where it is not installed."""
    place = os.environ.get("SUPERSET_VENV")
    if not place:
        print("Superset is left out: SUPERSET_VENV names no environment that has it.")
        return None
    binaries = Path(place).resolve() / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "superset_config.py"
    configuration.write_text(CONFIGURATION.format(folder=folder.resolve()), encoding="utf-8")
    environment = {"SUPERSET_CONFIG_PATH": str(configuration.resolve()), "FLASK_APP": "superset"}
    if not (folder / "ready").exists():
        _install(binaries, folder, environment)
    version = subprocess.run(  # noqa: S603  our own commands
        [
            binaries / "python",
            "-c",
            "from importlib.metadata import *; print(version('apache-superset'))",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    command = [str(binaries / "gunicorn"), "--workers", "2", "--threads", "4", "--timeout", "300"]
    command += ["--worker-class", "gthread", "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    command.append("superset.app:create_app()")
    process = stack.enter_context(machine.served(command, f"{address}/health", environment))
    peer = Superset(address, version, process.pid)
    peer.prepare(table)
    peer.asked("Unit 60", force=True)
    return peer


def _install(binaries: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """Make Superset's own database, with a user."""
    admin = [
        "fab",
        "create-admin",
        "--firstname",
        "Be",
        "--lastname",
        "Nch",
        "--email",
        "b@localhost",
    ]
    admin += ["--username", USER["username"], "--password", USER["password"]]
    for command in (["db", "upgrade"], admin, ["init"]):
        done = subprocess.run(  # noqa: S603  our own commands
            [binaries / "superset", *command],
            env={**os.environ, **environment},
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"Superset: {' '.join(command)}: {done.stderr[-2000:]}")
    (folder / "ready").touch()
