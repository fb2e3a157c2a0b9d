"""`python -m dashboard.many N PORT`: N servers behind one port, a proxy keeping readers apart.

One process of Python draws pages one after the other; several share the readers among them. The
proxy is haproxy, as Debian has it, with docs/haproxy.cfg. All servers read the lake in SADA_DATA.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "docs" / "haproxy.cfg"


def configuration(address: str, ports: Sequence[int]) -> str:
    """What the proxy is told: where readers come in, and where the servers are.

    Args:
        address: Where readers come in, such as 127.0.0.1:8501.
        ports: The ports of the servers on this machine.
    """
    servers = "\n".join(f"    server s{port} 127.0.0.1:{port} cookie s{port}" for port in ports)
    text = TEMPLATE.read_text(encoding="utf-8")
    return text.replace("{{address}}", address).replace("{{servers}}", servers)


def started(count: int, port: int, folder: Path) -> list[subprocess.Popen[bytes]]:
    """The servers and the proxy before them, running."""
    proxy = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
    if not proxy:
        sys.exit("Several servers need a proxy: install haproxy, as Debian has it.")
    ports = [port + 10 + number for number in range(1, count + 1)]
    told = folder / "haproxy.cfg"
    told.write_text(configuration(f"127.0.0.1:{port}", ports), encoding="utf-8")
    commands = [_server(one) for one in ports] + [[proxy, "-db", "-q", "-f", str(told)]]
    return [
        subprocess.Popen(command, cwd=ROOT, env=_environment(number))  # noqa: S603  our own commands
        for number, command in enumerate(commands, start=1)
    ]


def _server(port: int) -> list[str]:
    run = [sys.executable, "-m", "streamlit", "run", "./app.py"]
    return [*run, "--server.port", str(port), "--server.address", "127.0.0.1"]


def _environment(number: int) -> dict[str, str]:
    """A log of its own for each server, where logs are kept."""
    log = os.environ.get("SADA_LOG")
    return {**os.environ, "SADA_LOG": f"{log}.{number}"} if log else {**os.environ}


def main() -> None:
    """Serve until somebody says stop, or one of the processes ends."""
    count, port = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="sada-many-") as folder:
        running = started(count, port, Path(folder))
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            os.wait()
        except KeyboardInterrupt:
            pass
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait(timeout=20)


if __name__ == "__main__":
    main()
