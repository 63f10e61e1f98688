"""The packages on this machine, and which of them serve a pair."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_package import make_folder, make_package, metadata

from l10n.errors import PackageError
from l10n.model import Package
from l10n.packages import find_packages, read_inventory
from l10n.packages.install import install_package
from l10n.packages.location import downloads_folder, index_copy, index_url, package_folders, packages_folder
from l10n.packages.store import STARTER, choose_chain, is_language_code, version_key

OLD_TO_NEW = [
    "",
    "x",
    "0.1",
    "0.9",
    "1.0rc1",
    "1.0",
    "1.0.1",
    "1.2",
    "1.9",
    "1.10",
    "2.0a1",
    "2.0",
    "11",
]

# (packages as "from to version [bundled]", source, target, the chain that serves)
CHOICES = [
    (["en uk 1.4", "en uk 0.1 bundled"], "en", "uk", ["en→uk 1.4"]),
    (["en uk 0.1 bundled"], "en", "uk", ["en→uk 0.1 starter"]),
    (["en ru 1.9", "en uk 0.1 bundled"], "en", "uk", ["en→uk 0.1 starter"]),
    (["de uk 1.0", "de en 1.0", "en uk 1.0"], "de", "uk", ["de→uk 1.0"]),
    (["de en 1.0", "en uk 1.0"], "de", "uk", ["de→en 1.0", "en→uk 1.0"]),
    (["de en 1.0", "en uk 0.1 bundled"], "de", "uk", ["de→en 1.0", "en→uk 0.1 starter"]),
    (["de fr 1.0", "fr uk 1.0", "de en 1.0", "en uk 1.0"], "de", "uk", ["de→en 1.0", "en→uk 1.0"]),
    (["en fr 1.0", "fr uk 1.0", "en de 1.0", "de uk 1.0"], "en", "uk", ["en→de 1.0", "de→uk 1.0"]),
    (["en de 1.0", "de fr 1.0", "fr uk 1.0"], "en", "uk", ["en→de 1.0", "de→fr 1.0", "fr→uk 1.0"]),
    (["en de 1.0", "de en 1.0", "fr uk 1.0"], "en", "uk", []),
    ([], "en", "uk", []),
    (["en uk 1.0"], "en", "en", []),
]

# (what a folder among the packages is, why it is left out)
STRAYS = {
    "empty": ({}, "it has no metadata.json"),
    "not json": ({"metadata.json": b"{"}, "its metadata.json is not JSON"),
    "not text": ({"metadata.json": b"\xff\xfe"}, "its metadata.json is not JSON"),
    "a list": ({"metadata.json": b"[]"}, "its metadata.json is not a JSON object"),
    "no pair": ({"metadata.json": b"{}"}, "its metadata.json has no language code as from_code"),
    "a number": ({"metadata.json": b'{"from_code": 1}'}, "its metadata.json has no text as from_code"),
    "one language": ({"metadata.json": metadata("uk", "uk")}, "its metadata.json names the same language twice"),
    "a path": ({"metadata.json": metadata("../x", "uk")}, "its metadata.json has no language code as from_code"),
    "another type": (
        {"metadata.json": json.dumps({"type": "sbd", "from_codes": ["en"]}).encode()},
        "it is a package of type 'sbd', not for translation",
    ),
    "too deep": ({"metadata.json": b"[" * 100_000}, "its metadata.json is not JSON"),
    "no model": (
        {"metadata.json": metadata(), "sentencepiece.model": b"x"},
        "half a package: it has no model/model.bin",
    ),
    "no tokenizer": (
        {"metadata.json": metadata(), "model/model.bin": b"x"},
        "half a package: it has neither sentencepiece.model nor bpe.model",
    ),
}

ENVIRONMENTS = [
    {},
    {"XDG_DATA_HOME": "data"},
    {"XDG_CACHE_HOME": "cache"},
    {"XDG_CONFIG_HOME": "config"},
    {"ARGOS_PACKAGES_DIR": "elsewhere"},
    {"ARGOS_PACKAGES_DIR": "elsewhere", "XDG_DATA_HOME": "data"},
    {"ARGOS_PACKAGE_INDEX": "http://mirror.example/argos/"},
    {"SNAP": "snap", "SNAP_USER_DATA": "user"},
]


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """An empty folder of packages, and nothing of this machine's own settings."""
    for name in ("ARGOS_PACKAGES_DIR", "ARGOS_PACKAGE_INDEX", "SNAP", "SNAP_USER_DATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "data" / "argos-translate" / "packages"
    folder.mkdir(parents=True)
    return folder


def parse(text):
    source, target, version, *bundled = text.split()
    return Package(Path(text), source, target, version, bundled=bool(bundled))


@pytest.mark.parametrize(("older", "newer"), list(itertools.pairwise(OLD_TO_NEW)))
def test_versions_are_compared_as_numbers(older, newer):
    assert version_key(older) < version_key(newer)


@pytest.mark.parametrize("text", ["1.0", "v1", "1.0.0", " 1"])
def test_a_version_may_be_written_in_several_ways(text):
    assert version_key(text) == version_key("1")


@pytest.mark.parametrize(
    ("text", "good"), [("uk", True), ("pt-BR", True), ("zh_Hant", True), ("", False), ("../x", False)]
)
def test_a_language_code_is_safe_in_a_file_name(text, good):
    assert is_language_code(text) is good


@pytest.mark.parametrize(("texts", "source", "target", "expected"), CHOICES)
def test_the_best_chain_serves_a_pair(texts, source, target, expected):
    assert [str(package) for package in choose_chain(map(parse, texts), source, target)] == expected


def test_the_bundled_packages_serve_where_nothing_is_installed(packages):
    for target in ("ru", "uk"):
        (package,) = find_packages("en", target)
        assert (package.from_code, package.to_code, package.bundled) == ("en", target, True)
        assert package.path.parent == STARTER
        assert package.path.suffix == ".argosmodel"


def test_the_newest_installed_package_serves_whatever_its_folder_is_called(packages):
    make_folder(packages / "en_uk", version="1.9")
    make_folder(packages / "translate-en_uk-1_4", version="1.4")
    newest = make_folder(packages / "a stray name", version="1.10")
    make_folder(packages / "translate-en_ru-1_9", target="ru", version="1.9")
    assert find_packages("en", "uk") == (Package(newest, "en", "uk", "1.10"),)


def test_the_target_prefix_is_part_of_the_package(packages):
    folder = make_folder(
        packages / "en_zh", extra={"metadata.json": metadata("en", "zh", "1.0", target_prefix="__zh__")}
    )
    assert find_packages("en", "zh") == (Package(folder, "en", "zh", "1.0", target_prefix="__zh__"),)


def test_a_package_of_bpe_pieces_is_one_too(packages):
    folder = make_folder(packages / "en_uk", extra={"bpe.model": b"x"}, without=["sentencepiece.model"])
    assert find_packages("en", "uk") == (Package(folder, "en", "uk", "1.4"),)


def test_no_package_names_the_remedy(packages):
    with pytest.raises(PackageError, match=r"no Argos package here translates en→de; .*l10n models install de$"):
        find_packages("en", "de")
    with pytest.raises(PackageError, match=r"l10n models install fr_de$"):
        find_packages("fr", "de")


@pytest.mark.parametrize(("files", "problem"), STRAYS.values(), ids=STRAYS)
def test_a_stray_folder_breaks_nothing_and_is_named(packages, files, problem):
    stray = packages / "stray"
    stray.mkdir()
    for name, data in files.items():
        (stray / name).parent.mkdir(exist_ok=True)
        (stray / name).write_bytes(data)
    good = make_folder(packages / "en_uk")
    found = read_inventory()
    assert [(entry.path, entry.problem) for entry in found.strays] == [(stray, problem)]
    assert find_packages("en", "uk")[0].path == good


def test_stray_files_and_dead_links_break_nothing(packages):
    (packages / "notes.txt").write_text("x")
    (packages / "dead").symlink_to(packages / "nowhere")
    loop = packages / "loop"
    loop.symlink_to(loop)
    archive = make_package(packages / "translate-en_uk-1_4.argosmodel")
    found = read_inventory()
    assert all(package.bundled for package in found.packages)
    assert [(stray.path, stray.problem) for stray in found.strays] == [
        (archive, f"not unpacked: l10n models install {archive}")
    ]


def test_the_packages_folder_may_be_missing_or_a_file(packages):
    packages.rmdir()
    assert read_inventory().strays == ()
    packages.write_text("x")
    assert [stray.path for stray in read_inventory().strays] == [packages]
    assert find_packages("en", "uk")[0].bundled


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda environment: " ".join(environment) or "none")
def test_our_folders_and_index_are_those_of_argos_translate(environment, tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith(("ARGOS_", "XDG_", "SNAP")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in environment.items():
        monkeypatch.setenv(name, value if "://" in value else str(tmp_path / value))
    probe = (
        "from argostranslate import settings as s\n"
        "for x in (s.package_data_dir, s.local_package_index, s.downloads_dir, s.remote_package_index): print(x)"
    )
    theirs = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [str(packages_folder()), str(index_copy()), str(downloads_folder()), index_url()] == theirs


def test_argos_translates_settings_file_is_honoured(packages, tmp_path):
    settings = tmp_path / "config" / "argos-translate" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "there"), "ARGOS_PACKAGE_INDEX": "http://x/i"})
    )
    assert packages_folder() == tmp_path / "there"
    assert index_url() == "http://x/i/index.json"
    settings.write_text("{broken")
    assert packages_folder() == packages


def test_the_packages_of_an_argos_snap_are_found(packages, tmp_path, monkeypatch):
    monkeypatch.setenv("SNAP", str(tmp_path / "snap"))
    shared = tmp_path / "snap" / "snap_custom" / "content_snap_packages" / "de"
    folder = make_folder(shared / "en_de", target="de")
    assert package_folders() == (packages, tmp_path / "snap" / "snap_custom" / "packages", shared)
    assert find_packages("en", "de")[0].path == folder


def argos(code):
    """What a small program prints that uses argostranslate.package as `package`."""
    program = f"from argostranslate import package\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()


def test_what_argos_translate_installs_is_found(packages, tmp_path):
    path = make_package(tmp_path / "x.argosmodel", version="1.4")
    # It ends by importing argostranslate.translate, which needs what we leave out; by then the work is done.
    argos(f"try: package.install_from_path({str(path)!r})\nexcept ImportError: pass")
    assert find_packages("en", "uk") == (Package(packages / "translate-en_uk-1_4", "en", "uk", "1.4"),)


def test_what_l10n_installs_argos_translate_lists(packages, tmp_path):
    install_package(make_package(tmp_path / "x.argosmodel", version="1.4"), lambda package: None)
    listed = argos("for p in package.get_installed_packages(): print(p.from_code, p.to_code, p.package_version)")
    assert listed == ["en", "uk", "1.4"]


def test_looking_for_packages_imports_nothing_heavy(packages):
    probe = (
        "import sys; from l10n.packages import find_packages; find_packages('en', 'uk')\n"
        "heavy = {'argostranslate', 'ctranslate2', 'sentencepiece', 'urllib.request', 'socket'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
