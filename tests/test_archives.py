"""Archives that nobody vouches for: the bad ones are refused in one sentence, the good ones put in place whole."""

import io
import os
import stat
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tiny_package import make_folder, make_package, metadata, package_files

from l10n.cli.trial import try_package
from l10n.errors import PackageError
from l10n.model import Package
from l10n.packages import archive as archive_module
from l10n.packages import find_packages, read_inventory
from l10n.packages.install import install_package, remove_packages, verify_packages

TOP = "translate-en_uk-1_5"
UNIX = 3  # create_system of an archive made on Unix, whose members carry a file mode


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """A folder of packages in which en→uk 1.4 is installed by Argos Translate."""
    folder = tmp_path / "argos" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    make_folder(folder / "translate-en_uk-1_4", version="1.4")
    return folder


def no_trial(package):
    """Believe that the model works."""


def tree(folder):
    """Every path below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def rezip(members, *, patch=None):
    """An archive of (name or ZipInfo, data), and its bytes changed by `patch`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members:
            archive.writestr(member, data)
    return patch(buffer.getvalue()) if patch else buffer.getvalue()


def good(**options):
    return [(f"{TOP}/{name}", data) for name, data in package_files(version="1.5", **options).items()]


def with_member(name, data=b"x", *, mode=0):
    info = zipfile.ZipInfo("placeholder")
    info.filename = name  # Set afterwards: ZipInfo would tidy the name up.
    info.create_system = UNIX
    info.external_attr = mode << 16
    return rezip([*good(), (info, data)])


def packed(method):
    info = zipfile.ZipInfo(f"{TOP}/README.md")
    info.compress_type = method
    return rezip([*good(), (info, b"x")])


def twice(name):
    with pytest.warns(UserWarning, match="Duplicate name"):
        return rezip([*good(), (name, b"x")])


def declare_smaller(data):
    """The same archive with the unpacked size of its largest member declared as one byte in both headers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = max(archive.infolist(), key=lambda info: info.file_size)
    return data.replace(struct.pack("<L", member.file_size), struct.pack("<L", 1))


def flip_a_byte(data):
    """The same archive with one byte of its largest member's packed data changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = max(archive.infolist(), key=lambda info: info.compress_size)
    place = member.header_offset + 30 + len(member.filename) + member.compress_size // 2
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def overlapping(data):
    """Twenty more entries of the table of contents, all for the one largest member."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = max(archive.infolist(), key=lambda info: info.compress_size)
        names = [f"{TOP}/{number:02}" for number in range(20)]
    record = struct.pack(
        "<4s4B4HL2L5H2L",
        *(b"PK\x01\x02", 20, UNIX, 20, 0, 0, 8, 0, 33, member.CRC, member.compress_size, member.file_size),
        *(len(names[0]), 0, 0, 0, 0, 0, member.header_offset),
    )
    end = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HLL", data[end + 10 : end + 20])
    more = b"".join(record + name.encode() for name in names)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 20, count + 20, size + len(more), start, 0)
    return data[:end] + more + tail


def encrypted(data):
    """The same archive with every member marked as encrypted in the table of contents."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


# What is wrong → (the archive's bytes, the sentence says)
HOSTILE = {
    "a name that climbs out": (lambda: with_member(f"{TOP}/../../evil"), "leads out of its folder"),
    "a name that climbs at once": (lambda: with_member("../evil"), "leads out of its folder"),
    "an absolute name": (lambda: with_member("/tmp/evil"), "has an absolute name"),
    "a drive letter": (lambda: with_member("C:/evil"), "has an absolute name"),
    "a backslash": (lambda: with_member(f"{TOP}\\..\\evil"), "has a name that is not portable"),
    "a nul in a name": (lambda: with_member(f"{TOP}/a\0b"), "has control characters in its name"),
    "a newline in a name": (lambda: with_member(f"{TOP}/a\nb"), "has control characters in its name"),
    "an empty part of a name": (lambda: with_member(f"{TOP}//a"), "has a malformed name"),
    "a name without end": (lambda: with_member(f"{TOP}/{'a' * 300}"), "has a malformed name"),
    "a link": (lambda: with_member(f"{TOP}/model/l", b"/etc/passwd", mode=stat.S_IFLNK | 0o777), "is a link"),
    "a device": (lambda: with_member(f"{TOP}/null", mode=stat.S_IFCHR | 0o666), "is a device"),
    "a block device": (lambda: with_member(f"{TOP}/sda", mode=stat.S_IFBLK | 0o666), "is a device"),
    "a pipe": (
        lambda: with_member(f"{TOP}/pipe", mode=stat.S_IFIFO | 0o666),
        "is a device or another",
    ),
    "a folder that is a file": (lambda: with_member(f"{TOP}/x", mode=stat.S_IFDIR | 0o777), "is a folder by one"),
    "one name twice": (lambda: twice(f"{TOP}/metadata.json"), "same name"),
    "one name in two cases": (lambda: with_member(f"{TOP}/METADATA.json"), "two of its members have the name"),
    "a file that is a folder too": (lambda: with_member(f"{TOP}/model"), "two of its members have the name"),
    "two folders": (lambda: with_member("other/x"), "does not hold exactly one folder"),
    "no folder": (lambda: rezip(package_files().items()), "does not hold exactly one folder"),
    "an encrypted member": (lambda: rezip(good(), patch=encrypted), "is encrypted"),
    "a method that has no bound": (lambda: packed(zipfile.ZIP_LZMA), "is packed by another method"),
    "too many members": (lambda: rezip([*good(), *((f"{TOP}/{n}", b"") for n in range(2000))]), "more than 2000"),
    "a bomb of zeros": (lambda: with_member(f"{TOP}/zeros", b""), None),  # Written below, with compression.
    "a size that is a lie": (lambda: rezip(good(), patch=declare_smaller), "it is damaged"),
    "members that overlap": (lambda: rezip(good(), patch=overlapping), "its members overlap"),
    "a byte changed": (lambda: rezip(good(), patch=flip_a_byte), "it is damaged"),
    "cut in the middle": (lambda: rezip(good())[:9000], "it is damaged (File is not a zip file)"),
    "no zip": (lambda: b"<html>404</html>", "it is damaged (File is not a zip file)"),
    "empty": (lambda: b"", "it is damaged (File is not a zip file)"),
    "no metadata": (lambda: rezip(good(without=["metadata.json"])), "it has no metadata.json"),
    "metadata that is no json": (lambda: rezip(good(extra={"metadata.json": b"{"})), "is not JSON"),
    "metadata that is a list": (lambda: rezip(good(extra={"metadata.json": b"[]"})), "is not a JSON object"),
    "metadata without a pair": (lambda: rezip(good(extra={"metadata.json": b"{}"})), "has no language code"),
    "metadata with a path": (
        lambda: rezip(good(extra={"metadata.json": metadata("../..")})),
        "has no language code",
    ),
    "metadata without a version": (
        lambda: rezip(good(extra={"metadata.json": metadata(version="")})),
        "has no version",
    ),
    "metadata with a path as version": (
        lambda: rezip(good(extra={"metadata.json": metadata(version="../1")})),
        "has no version",
    ),
    "metadata without end": (
        lambda: rezip(good(extra={"metadata.json": os.urandom(1 << 21)})),
        "metadata.json is far too long",
    ),
    "another pair than its folder": (
        lambda: rezip(good(extra={"metadata.json": metadata("de", "fr", "1.5")})),
        "it is named en→uk but its metadata says de→fr",
    ),
    "no model": (lambda: rezip(good(without=["model/model.bin"])), "it has no model/model.bin"),
    "no tokenizer": (lambda: rezip(good(without=["sentencepiece.model"])), "it has neither sentencepiece.model"),
}
BOMB = "a bomb of zeros"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_and_leaves_nothing_behind(name, packages, tmp_path):
    make, says = HOSTILE[name]
    data = rezip([*good(), (f"{TOP}/zeros", bytes(20 << 20))]) if name == BOMB else make()
    path = tmp_path / "package.argosmodel"
    path.write_bytes(data)
    before = tree(tmp_path)
    with pytest.raises(PackageError, match="not installed: ") as refusal:
        install_package(path, no_trial)
    assert (says or "would unpack to over 100 times its size") in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert str(path) in str(refusal.value)
    assert tree(tmp_path) == before
    assert find_packages("en", "uk") == (Package(packages / "translate-en_uk-1_4", "en", "uk", "1.4"),)


def test_an_archive_that_declares_too_much_is_refused(packages, tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "MAX_SIZE", 10_000)
    with pytest.raises(PackageError, match="it would unpack to"):
        install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), no_trial)


def test_a_disk_without_room_is_said(packages, tmp_path, monkeypatch):
    path = make_package(tmp_path / "x.argosmodel", version="1.5")
    monkeypatch.setattr(archive_module.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 10}))
    before = tree(tmp_path)
    with pytest.raises(PackageError, match="the disk has no room for"):
        install_package(path, no_trial)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_refused(kind, packages, tmp_path):
    path = tmp_path / "x.argosmodel"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(PackageError, match=r"no such file|this is not a file"):
        install_package(path, no_trial)


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("model/model.bin", b"not a model at all"),
        ("model/model.bin", b""),
        ("model/model.bin", struct.pack("<LH", 6, 65535) + b"A" * 70_000),
        ("sentencepiece.model", b"not a tokenizer"),
        ("model/shared_vocabulary.json", b"[]"),
    ],
)
def test_a_model_that_does_not_load_is_refused(file, data, packages, tmp_path):
    path = make_package(tmp_path / "x.argosmodel", version="1.5", extra={file: data})
    before = tree(packages.parent)
    with pytest.raises(PackageError, match="not installed: its model cannot be used") as refusal:
        install_package(path, try_package)
    assert "\n" not in str(refusal.value)
    assert tree(packages.parent) == before


def test_a_good_package_replaces_the_older_one_whole(packages, tmp_path):
    done = install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), try_package)
    new = Package(packages / "translate-en_uk-1_5", "en", "uk", "1.5")
    assert (done.package, [str(package) for package in done.replaced], done.notes) == (new, ["en→uk 1.4"], ())
    assert [path.name for path in packages.iterdir()] == ["translate-en_uk-1_5"]
    contents = {name: data for name, data in tree(new.path).items() if data is not None}
    assert contents == package_files(version="1.5")
    assert [path.name for path in (tmp_path / "argos" / "packages.l10n").iterdir()] == ["pins.json"]


def test_the_same_version_is_replaced_too(packages, tmp_path):
    again = make_package(tmp_path / "x.argosmodel", version="1.4", extra={"README.md": b"again"})
    install_package(again, no_trial)
    assert [path.name for path in packages.iterdir()] == ["translate-en_uk-1_4"]
    assert (packages / "translate-en_uk-1_4" / "README.md").read_bytes() == b"again"


def test_half_a_package_of_the_same_name_is_replaced(packages, tmp_path):
    (packages / "translate-en_uk-1_5").mkdir()
    (packages / "translate-en_uk-1_5" / "junk").write_text("x")
    install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), no_trial)
    assert not (packages / "translate-en_uk-1_5" / "junk").exists()
    assert find_packages("en", "uk")[0].version == "1.5"


def test_a_linked_package_is_unlinked_and_not_followed(packages, tmp_path):
    (packages / "translate-en_uk-1_4").rename(tmp_path / "far")
    (packages / "translate-en_uk-1_4").symlink_to(tmp_path / "far")
    install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), no_trial)
    assert [path.name for path in packages.iterdir()] == ["translate-en_uk-1_5"]
    assert (tmp_path / "far" / "metadata.json").exists()


def test_a_newer_package_is_not_replaced_by_an_older_one(packages, tmp_path):
    with pytest.raises(PackageError, match=r"en→uk 1\.4 is installed and newer than 1\.3; remove that one first"):
        install_package(make_package(tmp_path / "x.argosmodel", version="1.3"), no_trial)


def test_other_pairs_and_stray_folders_stay(packages, tmp_path):
    make_folder(packages / "en_ru", target="ru")
    (packages / "stray").mkdir()
    install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), no_trial)
    assert sorted(path.name for path in packages.iterdir()) == ["en_ru", "stray", "translate-en_uk-1_5"]


def test_where_nothing_was_a_refusal_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "a" / "b" / "packages"))
    (tmp_path / "x").write_bytes(b"no zip")
    with pytest.raises(PackageError):
        install_package(tmp_path / "x", no_trial)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_removing_takes_every_version_and_leaves_the_bundled(packages):
    make_folder(packages / "en_uk", version="1.0")
    assert {package.version for package in remove_packages("en", "uk")} == {"1.0", "1.4"}
    assert list(packages.iterdir()) == []
    assert not packages.with_name("packages.l10n").exists()
    assert find_packages("en", "uk")[0].bundled
    with pytest.raises(PackageError, match="no package en→uk is installed"):
        remove_packages("en", "uk")


def changes():
    """What verifying says of the installed packages."""
    verdicts, lost = verify_packages()
    told = {v.package.path.name: v.problems for v in verdicts if not v.package.bundled}
    return told, [(stray.path.name, stray.problem) for stray in lost]


def test_verifying_pins_on_first_use_and_tells_every_later_change(packages, tmp_path):
    name = "translate-en_uk-1_4"
    verdicts, _ = verify_packages()
    assert [(v.package.path.name, v.problems, v.pinned) for v in verdicts if not v.package.bundled] == [
        (name, (), True)
    ]
    assert changes() == ({name: ()}, [])
    model = packages / name / "model" / "model.bin"
    before = model.read_bytes()
    model.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    (packages / name / "new").write_text("x")
    (packages / name / "model" / "config.json").unlink()
    expected = ("model/config.json is missing", "model/model.bin has changed", "new has been added")
    assert changes() == ({name: expected}, [])
    (packages / name / "metadata.json").unlink()
    assert changes() == ({}, [(name, "it has no metadata.json")])
    install_package(make_package(tmp_path / "x.argosmodel", version="1.4"), no_trial)
    assert changes() == ({name: ()}, [])


def test_a_package_is_pinned_when_it_is_installed(packages, tmp_path):
    install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), no_trial)
    (packages / "translate-en_uk-1_5" / "model" / "model.bin").write_bytes(b"x")
    assert changes() == ({"translate-en_uk-1_5": ("model/model.bin has changed",)}, [])


def test_a_broken_record_of_hashes_is_said(packages):
    record = packages.with_name("packages.l10n") / "pins.json"
    record.parent.mkdir()
    record.write_text("{")
    with pytest.raises(PackageError, match=r"the record of package hashes cannot be read .*delete it"):
        verify_packages()


def test_two_installations_at_once_are_refused(packages, tmp_path):
    path = make_package(tmp_path / "x.argosmodel", version="1.5")

    def meanwhile(package):
        with pytest.raises(PackageError, match="another l10n models command is at work here"):
            remove_packages("en", "uk")

    assert install_package(path, meanwhile).package.version == "1.5"


def test_a_package_folder_that_is_its_own_disk_gets_our_things_inside(packages, tmp_path, monkeypatch):
    monkeypatch.setattr("l10n.packages.workplace.Place._fits_beside", lambda self: False)
    install_package(make_package(tmp_path / "x.argosmodel", version="1.5"), no_trial)
    assert sorted(path.name for path in packages.iterdir()) == [".l10n", "translate-en_uk-1_5"]
    program = "from argostranslate import package\nprint([str(p) for p in package.get_installed_packages()])"
    listed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "EN → UK" in listed
    assert read_inventory().strays == ()
    assert changes() == ({"translate-en_uk-1_5": ()}, [])


def test_killed_at_any_moment_there_is_the_old_package_or_the_new(tmp_path):
    """Every file operation of an installation is a moment; a sample of them, or all with L10N_KILL_ALL=1."""
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("kill_install.py"), tmp_path],
        env={**os.environ, "KILL_STEP": "1" if os.environ.get("L10N_KILL_ALL") else "15"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "moments: 0" not in done.stdout
