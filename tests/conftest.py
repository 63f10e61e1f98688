"""What many tests need: a project folder, the command line, the sample article."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

# Scripts that the tests run in processes of their own: importing them would change this one.
collect_ignore = ["kill_install.py", "kill_writing.py", "no_sockets"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLE = "articles/kremlin-drones.txt"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A fresh project with the sample article and the glossary; the current folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / "cache"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    root = tmp_path / "project"
    (root / "articles").mkdir(parents=True)
    shutil.copy(ROOT / SAMPLE, root / SAMPLE)
    shutil.copytree(ROOT / "glossary", root / "glossary")
    (root / "l10n.toml").write_text('project = "Test desk"\n', encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def l10n(monkeypatch, capsys):
    """Run the command line in this process: `l10n("translate", "a.txt")` gives code, out and err."""
    from l10n.cli import main

    def run(*arguments):
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["l10n", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        return Result(int(stopped.value.code or 0), captured.out, captured.err)

    return run
