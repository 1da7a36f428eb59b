"""Commands as real processes without the start of Python: a server with coach imported forks one for each command.

It holds modules and no state, and has one thread, so a fork of it is what a fresh process is after its imports. What is
about the start itself (what is imported, locales, signals, terminals) is tried with fresh processes: `Shell.run`.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NoReturn

ROOT = Path(__file__).parents[2]
IMPORTED_BEFORE = ("cli", "domain", "export", "guide", "imports", "services", "storage")
NO_COMMAND = 255
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


@cache
def _server() -> socket.socket:
    """The server of this process, started when it is first needed; it ends with this process."""
    ours, theirs = socket.socketpair()
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-W", "error", "-m", "tests.cli.fork_server", str(theirs.fileno())]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, pass_fds=[theirs.fileno()])
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def run_forked(
    arguments: tuple[str, ...], environment: dict[str, str], folder: Path, longest_wait: float
) -> subprocess.CompletedProcess[str]:
    """Run one command of coach to its end; nothing can be typed into it. Raises TimeoutError."""
    server = _server()
    server.settimeout(longest_wait)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        request = json.dumps({"arguments": arguments, "environment": environment, "folder": str(folder)}).encode()
        socket.send_fds(server, [len(request).to_bytes(4, "big")], [out.fileno(), err.fileno()])
        server.sendall(request)
        code = server.recv(1)[0]
        out.seek(0)
        err.seek(0)
        said, told = out.read().decode(), err.read().decode()
    return subprocess.CompletedProcess(("coach", *arguments), code, said, told)


def _modules() -> Iterator[str]:
    """All of coach but the screens, and what builds the wheel."""
    for package in IMPORTED_BEFORE:
        for module in walk_packages([str(ROOT / "coach" / package)], f"coach.{package}."):
            if module.name != "coach.guide.build_hook":
                yield module.name


def serve(requests: socket.socket) -> None:
    """Fork a process for each request, until the other side is closed."""
    for name in _modules():
        import_module(name)
    while True:
        head, files, _, _ = socket.recv_fds(requests, 4, 2)
        if not head:
            return
        content = b""
        while len(content) < int.from_bytes(head, "big"):
            content += requests.recv(65_536)
        child = os.fork()
        if not child:
            requests.close()
            _become(json.loads(content), *files)
        _, status = os.waitpid(child, 0)
        for file in files:
            os.close(file)
        requests.sendall(bytes([os.waitstatus_to_exitcode(status) % 256]))


def _become(request: dict[str, Any], out: int, err: int) -> NoReturn:
    """Be the process that was asked for, from what it can see to how it ends."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    for number, file in enumerate((os.open(os.devnull, os.O_RDONLY), out, err)):
        os.dup2(file, number)
        os.close(file)
    sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape")
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="surrogateescape")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    sys.argv = ["coach", *request["arguments"]]
    code = NO_COMMAND
    try:
        from coach.__main__ import main

        code = main()
        sys.stdout.flush()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # noqa: BLE001 - a process says so of whatever stops it
        traceback.print_exc()
        code = 1
    os._exit(code)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
