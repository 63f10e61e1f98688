"""Drafting, checking, building and all the rest never open a socket: the program is killed where it tries.

The commands run one after the other in another process, in a network namespace without interfaces where the system
allows that, and always with `tests/no_sockets` in force.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

GUARD = Path(__file__).with_name("no_sockets")
ARTICLE = "articles/river.txt"
TEXT = "Two drones fell near Kyiv\n\nThe Kremlin said nothing. Vladimir Putin was in Moscow on 9 May 2025.\n"

# In this order, in one project: each uses what the ones before it made.
COMMANDS = [
    ["translate", ARTICLE, "--engine", "pseudo"],
    ["translate", ARTICLE, "--engine", "argos", "--redraft"],
    ["translate", ARTICLE],
    ["check"],
    ["status"],
    ["build", ARTICLE],
    ["build", ARTICLE, "--unreviewed", "draft"],
    ["glossary", "list"],
    ["glossary", "check"],
    ["glossary", "find", ARTICLE],
    ["glossary", "add", "Anna Novak", "--ru", "Анна Новак", "--uk", "Анна Новак", "--kind", "person"],
    ["glossary", "forms"],
    ["models", "list"],
    ["models", "path"],
    ["models", "verify"],
    ["models", "install", "translate-en_uk-9_9.argosmodel"],
    ["models", "remove", "uk"],
]


# Runs the commands of its standard input; what became of each is a line of JSON in results.jsonl.
DRIVER = """
import contextlib, io, json, sys
from l10n.cli import main

for command in json.load(sys.stdin):
    sys.argv = ["l10n", *command]
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code
    with open("results.jsonl", "a") as results:
        print(json.dumps([command, code, said.getvalue()]), file=results)
"""


@cache
def isolation():
    """The words that run a command without network interfaces; none where the system does not allow it."""
    words = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None:
        return ()
    allowed = subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    return words if allowed else ()


def run(code, folder, commands=()):
    """Run Python code in a folder, cut off from every network."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS_", "L10N_"))}
    for name in ("DATA", "CACHE", "CONFIG"):
        environment[f"XDG_{name}_HOME"] = str(folder.parent / "home" / name.lower())
    environment["PYTHONPATH"] = str(GUARD)
    return subprocess.run(
        [*isolation(), sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A small project with the glossary of this one, and a package to install."""
    from tiny_package import make_package

    folder = tmp_path_factory.mktemp("offline") / "project"
    (folder / "articles").mkdir(parents=True)
    (folder / ARTICLE).write_text(TEXT, encoding="utf-8")
    shutil.copytree(Path(__file__).parents[1] / "glossary", folder / "glossary")
    (folder / "l10n.toml").write_text('project = "Test desk"\n', encoding="utf-8")
    make_package(folder / "translate-en_uk-9_9.argosmodel", version="9.9")
    return folder


@pytest.fixture(scope="module")
def results(desk):
    """(exit code, standard error) by command; a command that the guard stopped and those after it are missing."""
    done = run(DRIVER, desk, COMMANDS)
    found = [json.loads(line) for line in (desk / "results.jsonl").read_text().splitlines()]
    return {" ".join(command): (code, said) for command, code, said in found}, done.stderr


@pytest.mark.parametrize("command", [" ".join(command) for command in COMMANDS])
def test_a_command_opens_no_socket(command, results):
    ran, stopped = results
    assert command in ran, stopped
    code, said = ran[command]
    # 1 is "not ready", of check and build.
    assert code in (0, 1), said


def test_what_does_use_the_network_is_stopped_here(desk):
    done = run(DRIVER, desk, [["models", "install", "ru"]])
    assert done.returncode == 97
    assert "no sockets: socket." in done.stderr


@pytest.mark.parametrize(
    "code", ["import socket; socket.socket()", "import socket; socket.getaddrinfo('localhost', 80)"]
)
def test_the_guard_sees_python_sockets(code, desk):
    assert run(code, desk).returncode == 97


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="needs Linux's system calls"
)
@pytest.mark.parametrize(
    ("family", "expected"), [(1, (0, "True\n")), (2, (-31, "")), (10, (-31, "")), (16, (-31, ""))]
)
def test_the_guard_sees_sockets_of_libraries(family, expected, desk):
    done = run(f"import ctypes; print(ctypes.CDLL(None).socket({family}, 1, 0) >= 0)", desk)
    assert (done.returncode, done.stdout) == expected
