"""`l10n models`: what a person types, reads and relies on."""

import hashlib
import json
import os
import pty
import shutil
import subprocess
import sys
import time

import pytest
from tiny_package import make_folder, make_package
from web import Page, serve

from l10n.cli import trial
from l10n.packages import connection
from l10n.packages.location import downloads_folder, index_copy, packages_folder


@pytest.fixture(autouse=True)
def machine(project, monkeypatch):
    """A project on a machine with no packages, no proxies and no patience."""
    for name in list(os.environ):
        if name.startswith("ARGOS_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(project.parent / "home" / "config"))
    monkeypatch.setattr(connection, "PAUSES", (0.01, 0.01))
    # Most of a second each time; tests/test_archives.py tries real models, and so does the last test here.
    monkeypatch.setattr(trial, "try_package", lambda package: None)
    return project


@pytest.fixture
def web(monkeypatch):
    """A server with an index of the packages that `publish` is called for."""
    with serve() as server:
        index = []

        def publish(source, target, version, **behaviour):
            path = f"/{source}_{target}-{version}"
            archive = make_package(downloads_folder().parent / "made" / "x", source, target, version).read_bytes()
            server.pages[path] = Page(archive, **behaviour)
            index.append(
                {
                    "from_code": source,
                    "to_code": target,
                    "package_version": version,
                    "links": [server.address + path],
                }
            )
            server.pages["/index.json"] = Page(json.dumps(index).encode())
            return server.pages[path]

        server.publish = publish
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", server.address + "/")
        yield server


def listed(l10n):
    """(pair, version, bundled, serves) of each package, as `list --json` gives them."""
    document = json.loads(l10n("models", "list", "--json").out)
    return [(f"{p['from']}→{p['to']}", p["version"], p["bundled"], p["serves"]) for p in document["packages"]]


STARTERS = [("en→ru", True, ["ru"]), ("en→uk", True, ["uk"])]


def test_a_fresh_machine_lists_the_starter_packages(l10n):
    done = l10n("models", "list")
    assert done.code == 0
    assert done.out.count("starter") >= 2
    assert "There is no offline copy of the index yet" in done.err
    assert [(pair, bundled, serves) for pair, _, bundled, serves in listed(l10n)] == STARTERS
    document = json.loads(l10n("models", "list", "--json").out)
    assert document["folder"] == str(packages_folder())
    assert [(pair["from"], pair["to"], pair["pivot"]) for pair in document["pairs"]] == [
        ("en", "ru", []),
        ("en", "uk", []),
    ]
    assert (document["index"], document["strays"]) == (None, [])


def test_listing_writes_nothing(l10n, project):
    l10n("models", "list")
    l10n("models", "path")
    assert not packages_folder().exists()


def test_path_prints_the_folder_that_argos_translate_uses(l10n, project, monkeypatch):
    assert l10n("models", "path").out == f"{project.parent}/home/data/argos-translate/packages\n"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", "/elsewhere")
    assert l10n("models", "path").out == "/elsewhere\n"
    assert json.loads(l10n("models", "path", "--json").out)["packages"] == "/elsewhere"


def test_an_installed_package_takes_over_from_the_starter(l10n, project):
    archive = make_package(project / "translate-en_uk-1_4.argosmodel")
    done = l10n("models", "install", archive)
    folder = packages_folder() / "translate-en_uk-1_4"
    assert (done.code, done.out, done.err) == (0, "", f"Installed en→uk 1.4: {folder}\n")
    assert listed(l10n)[0] == ("en→uk", "1.4", False, ["uk"])
    assert [serves for _, _, bundled, serves in listed(l10n) if bundled] == [["ru"], []]
    newer = make_package(project / "newer.argosmodel", version="1.10")
    assert "Installed en→uk 1.10, in place of en→uk 1.4: " in l10n("models", "install", newer).err
    assert [path.name for path in packages_folder().iterdir()] == ["translate-en_uk-1_10"]
    removed = l10n("models", "remove", "uk")
    assert removed.out.startswith("Removed en→uk 1.10 from ")
    assert "en→uk is now served by en→uk 0." in removed.out
    assert [(pair, bundled, serves) for pair, _, bundled, serves in listed(l10n)] == STARTERS


def test_install_as_json_says_what_it_did(l10n, project):
    archive = make_package(project / "x.argosmodel")
    done = l10n("models", "install", archive, "--json")
    assert json.loads(done.out) == {
        "installed": [
            {
                "package": "en→uk 1.4",
                "path": str(packages_folder() / "translate-en_uk-1_4"),
                "changed": True,
                "replaced": [],
            }
        ],
        "errors": [],
    }
    assert done.err == ""


def test_a_pivot_is_used_and_said(l10n, project):
    (project / "l10n.toml").write_text('source = "de"\ntargets = ["uk"]\n')
    make_folder(packages_folder() / "de_en", source="de", target="en")
    done = l10n("models", "list")
    assert "de→uk goes by way of en, for want of a direct package." in done.err
    (pair,) = json.loads(l10n("models", "list", "--json").out)["pairs"]
    assert (pair["pivot"], pair["chain"][0]) == (["en"], "de→en 1.4")


def test_stray_folders_are_counted_and_named_when_asked(l10n):
    (packages_folder() / "stray").mkdir(parents=True)
    assert "Not usable among the packages: 1; see l10n models list --verbose" in l10n("models", "list").err
    told = l10n("models", "list", "--verbose").err
    assert f"Not used: {packages_folder() / 'stray'}: it has no metadata.json" in told


def test_a_language_without_any_package_is_told_how_to_get_one(l10n, project):
    (project / "l10n.toml").write_text('targets = ["pl"]\n')
    assert "Nothing translates en→pl here: l10n models install pl" in l10n("models", "list").err


def test_all_installs_the_newest_package_of_each_target(l10n, web):
    web.publish("en", "ru", "1.8")
    web.publish("en", "ru", "1.10")
    web.publish("en", "uk", "1.4")
    web.publish("en", "de", "1.0")
    done = l10n("models", "install", "all")
    assert (done.code, done.out) == (0, "")
    assert [line.partition(":")[0] for line in done.err.splitlines()] == [
        "Fetching en→ru 1.10 ...",
        "Installed en→ru 1.10",
        "Fetching en→uk 1.4 ...",
        "Installed en→uk 1.4",
    ]
    assert [package for package in listed(l10n) if not package[2]] == [
        ("en→ru", "1.10", False, ["ru"]),
        ("en→uk", "1.4", False, ["uk"]),
    ]
    web.seen.clear()
    again = l10n("models", "install", "all")
    assert again.err.count("is installed and whole, and the index has none newer.") == 2
    assert web.seen == [("/index.json", "")]
    assert list(downloads_folder().iterdir()) == []


def test_what_the_index_offers_is_listed_offline_with_its_age(l10n, web):
    web.publish("en", "uk", "1.4")
    l10n("models", "install", "uk")
    web.publish("en", "uk", "1.5")
    l10n("models", "install", "nonsense")
    os.utime(index_copy(), (time.time() - 2 * 86_400 - 9,) * 2)
    web.seen.clear()
    done = l10n("models", "list")
    assert "The index has en→uk 1.5: l10n models install uk" in done.err
    assert "The offline copy of the index lists 2 packages; its age: 2 days." in done.err
    index = json.loads(l10n("models", "list", "--json").out)["index"]
    assert (index["age_seconds"] // 60, [p["version"] for p in index["packages"]]) == (2 * 24 * 60, ["1.5", "1.4"])
    assert web.seen == []


def test_offline_the_copy_of_the_index_is_used_and_its_age_said(l10n, web):
    page = web.publish("en", "uk", "1.4")
    l10n("models", "install", "de")
    del web.pages["/index.json"]
    done = l10n("models", "install", "uk")
    assert done.code == 0
    assert (
        "cannot be fetched (the server answers 404 Not Found); using the copy here, its age: less than" in done.err
    )
    assert (
        hashlib.sha256(page.body).hexdigest()
        in (packages_folder().with_name("packages.l10n") / "pins.json").read_text()
    )


def test_without_index_and_copy_install_fails_in_one_sentence(l10n, web):
    done = l10n("models", "install", "uk")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"l10n: {web.address}/index.json: the package index cannot be fetched")
    assert done.err.count("\n") == 1


def test_a_pair_by_way_of_another_language_is_installed_whole(l10n, project, web):
    (project / "l10n.toml").write_text('source = "de"\ntargets = ["uk"]\n')
    web.publish("de", "en", "1.0")
    web.publish("en", "uk", "1.4")
    done = l10n("models", "install", "uk")
    assert done.code == 0
    assert "The index has no package de→uk: going by way of en." in done.err
    assert done.err.count("Installed") == 2


def test_one_package_that_fails_does_not_keep_the_others_away(l10n, web):
    web.publish("en", "ru", "1.8", failures=[404] * 9)
    web.publish("en", "uk", "1.4")
    done = l10n("models", "install", "all")
    assert done.code == 2
    assert "l10n: en→ru 1.8 cannot be fetched (" in done.err
    assert "Installed en→uk 1.4" in done.err


REFUSED = {
    "uk2/3": "no such file",
    "missing.argosmodel": "no such file",
    "xx": "the index has no package en→xx; see l10n models list",
    "broken.argosmodel": "it is not a whole zip archive",
    "de_fr.argosmodel": "it translates de→fr, and this project translates en→ru, uk; add the language to targets",
}


@pytest.mark.parametrize("word", REFUSED)
def test_what_cannot_be_installed_is_refused_in_one_sentence(word, l10n, web, project):
    web.publish("en", "uk", "1.4")
    (project / "broken.argosmodel").write_text("x")
    make_package(project / "de_fr.argosmodel", source="de", target="fr")
    done = l10n("models", "install", word)
    assert (done.code, done.out) == (2, "")
    assert REFUSED[word] in done.err
    assert done.err.startswith("l10n: ")
    assert done.err.count("\n") == 1


def test_verify_tells_a_change_and_exits_with_one(l10n, project):
    l10n("models", "install", make_package(project / "x.argosmodel"))
    good = l10n("models", "verify")
    assert (good.code, good.out.splitlines()[0], good.err) == (0, "en→uk 1.4: unchanged", "")
    model = packages_folder() / "translate-en_uk-1_4" / "model" / "model.bin"
    model.write_bytes(b"changed")
    bad = l10n("models", "verify")
    assert bad.code == 1
    assert bad.err == f"{model.parents[1]}: model/model.bin has changed; get it again: l10n models install en_uk\n"
    document = json.loads(l10n("models", "verify", "--json").out)
    assert document["packages"][0]["problems"] == ["model/model.bin has changed"]


def test_verify_records_what_argos_translate_installed(l10n):
    make_folder(packages_folder() / "en_uk")
    assert "en→uk 1.4: seen for the first time, its hashes are recorded now" in l10n("models", "verify").out
    assert "en→uk 1.4: unchanged" in l10n("models", "verify").out


def test_verify_finds_a_damaged_starter_package(l10n, monkeypatch, tmp_path):
    from l10n.packages import install, store

    shutil.copytree(store.STARTER, tmp_path / "starter")
    monkeypatch.setattr(store, "STARTER", tmp_path / "starter")
    monkeypatch.setattr(install, "STARTER", tmp_path / "starter")
    path = next((tmp_path / "starter").glob("*en_uk*.argosmodel"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    done = l10n("models", "verify")
    assert done.code == 1
    assert "model/model.bin" in done.err
    assert "damaged" in done.err


@pytest.mark.parametrize(("word", "says"), [("uk", "no package en→uk is installed"), ("a/b", "is no language")])
def test_removing_what_is_not_there_is_refused(word, says, l10n):
    done = l10n("models", "remove", word)
    assert done.code == 2
    assert says in done.err


@pytest.mark.parametrize("verb", ["list", "install", "verify", "remove", "path"])
def test_every_action_has_help(verb, l10n):
    assert l10n("models", verb, "--help").code == 0


def test_on_a_terminal_a_download_shows_size_and_speed(web, project):
    web.publish("en", "uk", "1.4", chunk=2_000, pause=0.05)
    screen, end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "l10n", "models", "install", "uk"],
        stderr=end,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(end)
    shown = b""
    while True:
        try:
            chunk = os.read(screen, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(screen)
    assert process.wait() == 0, shown
    text = shown.decode()
    assert "kB" in text
    assert "/s" in text
    assert "Installed en→uk 1.4" in text
