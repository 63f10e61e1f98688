"""The README keeps up with the program: every command, option, check and engine is in it."""

import re
from pathlib import Path

import pytest
import typer

import l10n
from l10n.checks import CHECKS
from l10n.cli.app import app
from l10n.engines import ENGINES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = README.split("## Commands")[1].split("\n## ")[0]


def commands(group, words=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


ALL = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", ALL)
def test_a_command_is_in_the_readme(name):
    assert f"`l10n {name}" in COMMANDS


@pytest.mark.parametrize("name", ALL)
def test_an_option_of_a_command_is_in_the_readme_and_has_help(name):
    for parameter in ALL[name].params:
        if parameter.param_type_name == "option":
            assert parameter.help, f"l10n {name} {parameter.opts[0]} has no help"
            assert re.search(rf"{re.escape(parameter.opts[0])}\b", COMMANDS), f"{parameter.opts[0]} of l10n {name}"


@pytest.mark.parametrize("name", ALL)
def test_a_command_has_the_common_options_and_an_example(name):
    options = {option for parameter in ALL[name].params for option in parameter.opts}
    assert {"--root", "--json", "--quiet", "--verbose"} <= options
    assert "Example" in (ALL[name].help or "") + (ALL[name].epilog or "")


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_is_in_the_readme(check):
    assert f"`{check}`" in README.split("## Checks")[1]


SOURCE_FINDINGS = sorted(
    {
        found
        for path in (ROOT / "l10n").rglob("*.py")
        for found in re.findall(r'"(source-[a-z]+)"', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("finding", SOURCE_FINDINGS)
def test_a_finding_about_the_article_is_in_the_readme(finding):
    assert f"`{finding}`" in README.split("## The article itself")[1].split("\n## ")[0]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_is_in_the_readme(engine):
    assert re.search(rf"\b{engine}\b", COMMANDS)


def test_ci_runs_the_readmes_test_command():
    command = next(line for line in README.splitlines() if line.endswith("pytest"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", [name for name in l10n.__all__ if name != "__version__"])
def test_a_public_name_exists_and_is_described(name):
    assert getattr(l10n, name).__doc__
