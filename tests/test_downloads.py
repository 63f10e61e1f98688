"""Packages and the index over a real HTTP server on the loopback, with everything that goes wrong on the way."""

import hashlib
import http.client
import json
import os
import re
import time
import urllib.error
import urllib.request

import pytest
from tiny_package import make_package
from web import Page, serve

from l10n.errors import PackageError
from l10n.packages import connection, find_packages, pins
from l10n.packages.download import fetch_file
from l10n.packages.index import Entry, describe_age, fetch_index, parse_index, read_index
from l10n.packages.install import check_current, install_entry, install_package, load_pins
from l10n.packages.location import downloads_folder, index_copy
from l10n.packages.pins import Seal

BODY = bytes(range(256)) * 400


@pytest.fixture
def web():
    with serve() as server:
        yield server


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """This machine: no packages, no proxies, and short waits."""
    for name in list(os.environ):
        if name.startswith("ARGOS_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setattr(connection, "PAUSES", (0.01, 0.01, 0.01))
    return tmp_path


@pytest.fixture
def published(web, tmp_path, monkeypatch):
    """An index with en→uk 1.4, and the page of its archive."""
    archive = make_package(tmp_path / "made" / "x.argosmodel").read_bytes()
    page = web.pages["/uk"] = Page(archive)
    index = [
        {"type": "translate", "from_code": "en", "to_code": "uk", "package_version": "1.3", "links": []},
        {
            "from_code": "en",
            "to_code": "uk",
            "package_version": "1.4",
            "links": ["ipfs://Qm", f"{web.address}/uk", "not a link"],
        },
    ]
    web.pages["/index.json"] = Page(json.dumps(index).encode())
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", web.address + "/")
    return page


def seal(data):
    return Seal(len(data), hashlib.sha256(data).hexdigest())


def no_trial(package):
    """Believe that the model works."""


def left_behind(folder):
    """The files below a folder, by name."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


# name → (the page's behaviour, the Range headers of the requests)
GOOD = {
    "at once": ({}, [""]),
    "slowly": ({"chunk": 10_000, "pause": 0.01}, [""]),
    "to our own name": ({"picky": True}, [""]),
    "after two failures": ({"failures": [503, 429]}, ["", "", ""]),
    "cut in the middle": ({"cuts": [40_000]}, ["", "bytes=40000-"]),
    "cut again and again": ({"cuts": [9_000] * 9}, ["", *(f"bytes={n * 9_000}-" for n in range(1, 10))]),
    "cut, no ranges": ({"cuts": [40_000], "ranges": False}, ["", "bytes=40000-"]),
    "cut, a weak etag": ({"cuts": [40_000], "etag": 'W/"1"'}, ["", "bytes=40000-"]),
    "cut, no etag": ({"cuts": [40_000], "etag": ""}, ["", "bytes=40000-"]),
    "cut before the first byte": ({"cuts": [0]}, ["", ""]),
    "without a length": ({"headers": {"Content-Length": None, "Connection": "close"}}, [""]),
}


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_fetched_to_the_last_byte(name, known, web, tmp_path):
    behaviour, ranges = GOOD[name]
    web.pages["/f"] = Page(BODY, **behaviour)
    steps = []
    got = fetch_file(
        [f"{web.address}/f"],
        tmp_path / "f",
        "x",
        seal=seal(BODY) if known else None,
        progress=lambda done, total, step: steps.append((done, total, step)),
    )
    assert got == seal(BODY)
    assert (tmp_path / "f").read_bytes() == BODY
    assert web.seen == [("/f", wanted) for wanted in ranges]
    total = 0 if name == "without a length" and not known else len(BODY)
    assert steps[-1] == (len(BODY), total, "x")


# name → (the page, what the sentence says); none of them is worth a second question to the same address
BAD = {
    "not there": (None, "the server answers 404"),
    "forbidden": (Page(BODY, failures=[403] * 9), "the server answers 403"),
    "gone": (Page(BODY, failures=[410] * 9), "the server answers 410"),
    "another size": (Page(BODY[:-1]), "not the known file: it has 102399 bytes instead of 102400"),
    "another hash": (Page(bytes(len(BODY))), "not the known file: its SHA-256 is [0-9a-f]{64} instead of"),
    "a page of apologies": (Page(b"<html>Sorry"), "not the known file: it has 11 bytes"),
    "on to a file": (Page(moved="file:///etc/passwd"), "the server answers 302 .* is not allowed"),
    "on to ftp": (Page(moved="ftp://127.0.0.1/x"), "which is not safe"),
    "round and round": (Page(moved="/f"), "redirect"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_had_is_refused_and_leaves_nothing(name, web, tmp_path):
    page, says = BAD[name]
    if page is not None:
        web.pages["/f"] = page
    with pytest.raises(PackageError, match=says) as refusal:
        fetch_file([f"{web.address}/f"], tmp_path / "f", "en→uk 1.4", seal=seal(BODY))
    assert f"en→uk 1.4 cannot be fetched ({web.address}/f: " in str(refusal.value)
    assert "try again later" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert left_behind(tmp_path) == []


def test_a_redirect_is_followed_with_range_and_all(web, tmp_path):
    web.pages["/here"] = Page(moved="/there")
    web.pages["/there"] = Page(BODY, cuts=[50_000])
    fetch_file([f"{web.address}/here"], tmp_path / "f", "x")
    assert (tmp_path / "f").read_bytes() == BODY
    assert web.seen[-1] == ("/there", "bytes=50000-")


@pytest.mark.parametrize(
    ("here", "there", "safe"),
    [("https", "https", True), ("http", "https", True), ("http", "http", True), ("https", "http", False)],
)
def test_a_redirect_never_leaves_the_safe_way(here, there, safe):
    request = urllib.request.Request(f"{here}://a.example/x")
    arguments = (request, None, 302, "Found", http.client.HTTPMessage(), f"{there}://b.example/y")
    if safe:
        assert connection._Redirects().redirect_request(*arguments).full_url == f"{there}://b.example/y"
    else:
        with pytest.raises(urllib.error.URLError, match="which is not safe"):
            connection._Redirects().redirect_request(*arguments)


def test_a_length_that_is_too_long_is_never_taken_for_the_whole(web, tmp_path):
    web.pages["/f"] = Page(BODY, headers={"Content-Length": str(len(BODY) + 10)})
    with pytest.raises(PackageError, match=r"contradicts itself|was cut"):
        fetch_file([f"{web.address}/f"], tmp_path / "f", "x")
    with pytest.raises(PackageError, match="it has 102410 bytes instead of 102400"):
        fetch_file([f"{web.address}/f"], tmp_path / "f", "x", seal=seal(BODY))
    assert len(web.seen) < 10


def test_a_length_that_is_too_short_is_found_by_the_size(web, tmp_path):
    web.pages["/f"] = Page(BODY, headers={"Content-Length": str(len(BODY) - 10)})
    with pytest.raises(PackageError, match="it has 102390 bytes instead of 102400"):
        fetch_file([f"{web.address}/f"], tmp_path / "f", "x", seal=seal(BODY))


def test_a_server_that_says_nothing_more_is_given_up_and_asked_again(web, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "TIMEOUT", 0.2)
    page = web.pages["/f"] = Page(BODY, chunk=60_000, pause=1.0)
    with monkeypatch.context() as patch:
        patch.setattr(connection, "MAX_TRIES", 1)
        with pytest.raises(PackageError, match=r"no answer for 0 seconds\).* 0.1 MB are kept for the next try"):
            fetch_file([f"{web.address}/f"], tmp_path / "f", "x")
    page.pause = 0.0
    fetch_file([f"{web.address}/f"], tmp_path / "f", "x")
    assert (tmp_path / "f").read_bytes() == BODY
    assert web.seen[-1] == ("/f", "bytes=60000-")


def test_a_server_that_is_not_there_is_said(tmp_path):
    with pytest.raises(PackageError, match="Connection refused"):
        fetch_file(["http://127.0.0.1:9/f"], tmp_path / "f", "x")


def test_the_next_address_is_tried(web, tmp_path):
    web.pages["/good"] = Page(BODY)
    links = ["ipfs://Qm", "file:///etc/passwd", f"{web.address}/404", f"{web.address}/good"]
    assert fetch_file(links, tmp_path / "f", "x") == seal(BODY)


def test_addresses_of_other_kinds_are_not_used(tmp_path):
    with pytest.raises(PackageError, match=r"no http\(s\) address"):
        fetch_file(["ipfs://Qm", "file:///etc/passwd", "/etc/passwd"], tmp_path / "f", "x")


def cut_off(web, path, at, **behaviour):
    """Fetch /f and be cut off at a byte for good, as if the program had been killed."""
    web.pages["/f"] = Page(BODY, cuts=[at], failures=[], **behaviour)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "MAX_TRIES", 1)
        with pytest.raises(PackageError, match="are kept for the next try"):
            fetch_file([f"{web.address}/f"], path, "x")
    assert path.read_bytes() == BODY[:at]
    web.seen.clear()


def test_a_later_run_takes_the_download_up_again(web, tmp_path):
    cut_off(web, tmp_path / "f", 70_000)
    assert fetch_file([f"{web.address}/f"], tmp_path / "f", "x") == seal(BODY)
    assert web.seen == [("/f", "bytes=70000-")]


@pytest.mark.parametrize("etag", ['"2"', ""], ids=["another etag", "no etag"])
def test_a_file_that_changed_meanwhile_is_fetched_anew(etag, web, tmp_path):
    cut_off(web, tmp_path / "f", 70_000)
    other = bytes(reversed(BODY)) + b"!"
    web.pages["/f"] = Page(other, etag=etag)
    assert fetch_file([f"{web.address}/f"], tmp_path / "f", "x") == seal(other)


def test_a_part_of_another_file_is_found_out_by_the_hash(web, tmp_path):
    (tmp_path / "f").write_bytes(b"something else")
    web.pages["/f"] = Page(BODY)
    assert fetch_file([f"{web.address}/f"], tmp_path / "f", "x", seal=seal(BODY)) == seal(BODY)
    assert web.seen == [("/f", "bytes=14-"), ("/f", "")]


def test_a_part_longer_than_the_file_is_thrown_away(web, tmp_path):
    cut_off(web, tmp_path / "f", 70_000)
    web.pages["/f"] = Page(BODY[:50_000])
    assert fetch_file([f"{web.address}/f"], tmp_path / "f", "x") == seal(BODY[:50_000])


# --- the index -----------------------------------------------------------------------------------------------


def test_the_index_is_fetched_and_kept(published, web):
    index = fetch_index()
    newest = Entry("en", "uk", "1.4", ("ipfs://Qm", f"{web.address}/uk", "not a link"))
    assert (index.entries, index.age, index.problem) == ((newest, Entry("en", "uk", "1.3", ())), 0.0, "")
    assert index.find("en", "uk") == newest
    assert index_copy().read_bytes() == web.pages["/index.json"].body
    assert left_behind(index_copy().parent) == ["index.json"]


@pytest.mark.parametrize("body", [None, b"<html>", b"{}", b"[" * 100_000], ids=["404", "html", "object", "deep"])
def test_an_index_that_cannot_be_had_leaves_the_copy_in_use(body, published, web):
    fetch_index()
    before = index_copy().read_bytes()
    os.utime(index_copy(), (time.time() - 3 * 86_400 - 60,) * 2)
    if body is None:
        del web.pages["/index.json"]
    else:
        web.pages["/index.json"].body = body
    index = fetch_index()
    assert index.find("en", "uk").version == "1.4"
    assert describe_age(index.age) == "3 days"
    assert re.match(rf"{web.address}/index.json cannot be fetched \(.+\)$", index.problem)
    assert index_copy().read_bytes() == before


def test_no_index_and_no_copy_is_an_error_that_says_what_to_do(published, web):
    del web.pages["/index.json"]
    with pytest.raises(PackageError, match=r"\(the server answers 404.* there is no copy of it here"):
        fetch_index()
    assert read_index() is None


def test_a_broken_copy_is_no_copy(published):
    index_copy().parent.mkdir(parents=True)
    index_copy().write_text("[{")
    assert read_index() is None


def test_an_index_that_is_no_web_address_is_refused(monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "file:///etc/")
    with pytest.raises(PackageError, match=r"it is no http\(s\) address"):
        fetch_index()


def test_entries_that_make_no_sense_are_left_out():
    good = {"from_code": "en", "to_code": "uk", "package_version": "1.4", "links": ["http://x"]}
    bad = [
        *({key: value for key, value in good.items() if key != left_out} for left_out in good),
        *({**good, key: 7} for key in good),
        {**good, "type": "sbd"},
        {**good, "from_code": "../x"},
        {**good, "to_code": "en"},
        {**good, "package_version": ""},
        "text",
        None,
    ]
    assert parse_index(json.dumps([*bad, {**good, "links": ["http://x", 7]}]).encode()) == (
        Entry("en", "uk", "1.4", ("http://x",)),
    )


# --- from the index into the folder of packages ----------------------------------------------------------------


def install():
    return install_entry(fetch_index().find("en", "uk"), no_trial)


def test_a_package_is_fetched_pinned_and_installed(published):
    done = install()
    assert (str(done.package), done.replaced, done.notes) == ("en→uk 1.4", (), ())
    assert find_packages("en", "uk") == (done.package,)
    assert load_pins().archive("en", "uk", "1.4") == seal(published.body)
    assert left_behind(downloads_folder()) == []
    assert check_current(fetch_index().find("en", "uk")) == done.package


def test_a_changed_file_is_not_installed_once_it_is_pinned(published, tmp_path):
    before = install().package
    published.body = make_package(tmp_path / "made" / "y", extra={"README.md": b"changed"}).read_bytes()
    with pytest.raises(PackageError, match="not the known file"):
        install()
    assert find_packages("en", "uk") == (before,)
    assert not (before.path / "README.md").exists()
    assert left_behind(downloads_folder()) == []


def test_what_is_known_of_a_published_package_is_compared(published, monkeypatch):
    wrong = Seal(len(published.body), "0" * 64)
    monkeypatch.setattr(pins, "KNOWN", {("en", "uk", "1.4"): wrong})
    with pytest.raises(PackageError, match=f"not the known file: its SHA-256 is .* instead of {'0' * 64}"):
        install()
    assert find_packages("en", "uk")[0].bundled


def test_a_file_that_differs_from_what_is_known_is_installed_with_a_word_of_warning(published, tmp_path):
    install()
    own = make_package(tmp_path / "made" / "own.argosmodel", extra={"README.md": b"own"})
    sha256 = hashlib.sha256(own.read_bytes()).hexdigest()
    note = f"This file is not the en→uk 1.4 of the index: its SHA-256 is {sha256}."
    assert install_package(own, no_trial).notes == (note,)


def test_the_known_package_is_the_one_of_the_facts():
    expected = Seal(195_746_693, "591d743ae103752b88ffc38785c50421320f4eff93c8967e0d3d2e14d4e27811")
    assert pins.Pins().archive("en", "ru", "1.9") == expected


def test_a_refused_package_is_neither_pinned_nor_kept(published, here):
    published.body = published.body[:-1000]
    with pytest.raises(PackageError, match="not installed: it is damaged"):
        install()
    assert left_behind(here / "cache") == []
    assert load_pins() == pins.Pins()


def test_a_package_of_the_wrong_pair_is_refused(published, tmp_path):
    published.body = make_package(tmp_path / "made" / "de.argosmodel", target="de").read_bytes()
    with pytest.raises(PackageError, match=r"it is named en→uk but|translates en→de, not en→uk"):
        install()


def test_a_version_that_differs_from_the_index_is_said(published, tmp_path):
    published.body = make_package(tmp_path / "made" / "y", version="1.0").read_bytes()
    assert install().notes == ("The index calls this package en→uk 1.4, the package itself en→uk 1.0.",)


def test_a_changed_installation_is_not_current(published):
    done = install()
    (done.package.path / "model" / "model.bin").write_bytes(b"x")
    assert check_current(fetch_index().find("en", "uk")) is None
    assert install().package == done.package
    assert check_current(fetch_index().find("en", "uk")) == done.package


def test_two_downloads_at_once_are_refused(published):
    entry = fetch_index().find("en", "uk")

    def meanwhile(done, total, name):
        with pytest.raises(PackageError, match="another l10n models command is at work"):
            install_entry(entry, no_trial)

    assert install_entry(entry, no_trial, meanwhile).package.version == "1.4"
