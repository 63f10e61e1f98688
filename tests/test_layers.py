"""The dependency rules of CONTRIBUTING.md, read from the imports themselves."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "l10n"
FILES = sorted(PACKAGE.rglob("*.py"))
TOP = {"cli", "__main__", "__init__"}
# Each third-party package is imported in one place.
OWNERS = {
    "argostranslate": "packages",
    "babel": "languages",
    "ctranslate2": "engines",
    "distributed": "cluster",
    "markdown_it": "documents",
    "pymorphy3": "paradigms",
    "pytrovich": "paradigms",
    "rich": "cli",
    "sentencepiece": "engines",
    "sentencex": "sentences",
    "shevchenko": "paradigms",
    "typer": "cli",
}
HEAVY = (
    "argostranslate",
    "ctranslate2",
    "distributed",
    "numpy",
    "pymorphy3",
    "pytrovich",
    "sentencepiece",
    "shevchenko",
)


def module_of(path):
    """The first name below l10n: "model", "checks", "cli" ..."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(path):
    """(imported module, inside a function?) for each import of a file; `TYPE_CHECKING` blocks left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    inside = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, id(node) in inside
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full"
            if node.module == "l10n" and [name.name for name in node.names] == ["__version__"]:
                continue
            yield node.module, id(node) in inside


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_lies_below_it(path):
    module = module_of(path)
    ours = {
        name.split(".")[1] if "." in name else "__init__"
        for name, _ in imports_of(path)
        if name.split(".")[0] == "l10n"
    }
    ours.discard(module)
    if module in ("model", "errors"):
        assert ours <= {"model"} - {module} or not ours
        assert all(name.split(".")[0] in sys.stdlib_module_names for name, _ in imports_of(path))
    elif module == "config":
        assert ours <= {"model", "errors"}
    elif module in ("pipeline", "project"):
        assert not ours & TOP
    elif module not in TOP:
        assert ours <= {"model", "errors"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_third_party_package_is_imported_in_one_place_only(path):
    for name, in_function in imports_of(path):
        package = name.split(".")[0]
        if package in sys.stdlib_module_names or package == "l10n":
            continue
        if package in OWNERS:
            assert module_of(path) == OWNERS[package], f"{package} is imported outside l10n/{OWNERS[package]}"
        if package in HEAVY:
            assert in_function, f"{package} is heavy: import it in the function that needs it"


@pytest.mark.parametrize("arguments", [["--help"], ["translate", "--help"], ["status"], ["check"]])
def test_a_light_command_imports_nothing_heavy(arguments, tmp_path):
    probe = (
        "import sys\nfrom l10n.cli import main\n"
        f"sys.argv = ['l10n', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print('LOADED', loaded, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "LOADED []" in done.stderr, done.stderr


def test_what_is_imported_is_declared_as_a_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(line for lines in project["optional-dependencies"].values() for line in lines),
    ]
    declared = {re.split(r"[<>=\[ ]", line)[0].replace("-", "_").removesuffix("_py") for line in lines}
    imported = {name.split(".")[0] for path in FILES for name, _ in imports_of(path)}
    assert imported - {"l10n"} - set(sys.stdlib_module_names) <= declared
