"""Kill an installation before each of its file operations and look at what is left: `kill_install.py FOLDER`.

A process of its own, because it forks: no other thread may be there. KILL_STEP=n takes each n-th moment; the
renamings are always taken. Prints the number of moments, or what was wrong and exit code 1.
"""

import os
import signal
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
PACKAGES = FOLDER / "argos" / "packages"
for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
    os.environ[variable] = str(FOLDER / "home")
os.environ["ARGOS_PACKAGES_DIR"] = str(PACKAGES)

import shutil  # noqa: E402

from argostranslate import package as argos  # noqa: E402
from tiny_package import make_folder, make_package, package_files  # noqa: E402

from l10n.packages.install import install_package  # noqa: E402
from l10n.packages.store import read_folder  # noqa: E402

STEP = int(os.environ.get("KILL_STEP", "1"))
MOMENTS = (
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.remove",
    "os.link",
    "os.symlink",
    "os.truncate",
    "open",
    "shutil",
)
# Big enough to be on the disk in part when the kill comes; no model, because nothing translates here.
MODEL = {"model/model.bin": bytes(range(256)) * 40, "sentencepiece.model": b"x"}
OLD = {**MODEL, "README.md": b"old"}
NEW = {**MODEL, "README.md": b"new"}
# name → (the version installed before, "" for none; the version that is installed)
SCENES = {"upgrade": ("1.4", "1.5"), "same version": ("1.4", "1.4"), "first": ("", "1.4")}


def contents(folder):
    """Each file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def install_killed(archive, moment):
    """Install in a child that is killed before its operation number `moment` (0: never); its operations so far."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def watch(event, arguments):
            nonlocal count
            if event.startswith(MOMENTS):
                count += 1
                os.write(writer, f"{event} ".encode())
                if count == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        install_package(archive, lambda package: None)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        events = pipe.read().split()
    _, status = os.waitpid(child, 0)
    expected = -signal.SIGKILL if moment else 0
    assert os.waitstatus_to_exitcode(status) == expected, f"the installation ended with {status}"
    return events


def look(scene, moment, allowed, needed):
    """What is wrong with the packages now, as a sentence; "" when nothing is."""
    found = read_folder(PACKAGES)
    here = [contents(package.path) for package in found.packages]
    if needed and not here:
        return f"{scene}, moment {moment}: no package is left"
    if not all(each in allowed for each in here):
        return f"{scene}, moment {moment}: a mixture, {[sorted(each) for each in here]}"
    try:
        argos.get_installed_packages(path=[PACKAGES] if PACKAGES.is_dir() else [])
    except Exception as error:
        return f"{scene}, moment {moment}: Argos Translate cannot list the packages: {error}"
    return ""


def prepare(version):
    """Put the packages' folder back as it was before."""
    shutil.rmtree(PACKAGES.parent, ignore_errors=True)
    if version:
        make_folder(PACKAGES / f"translate-en_uk-{version.replace('.', '_')}", version=version, extra=OLD)


def main():
    """Try every scene at its moments; the exit code."""
    tried = 0
    for scene, (before, after) in SCENES.items():
        archive = make_package(FOLDER / f"{scene}.argosmodel", version=after, extra=NEW)
        old = package_files(version=before, extra=OLD) if before else None
        new = package_files(version=after, extra=NEW)
        whole = sorted([f"translate-en_uk-{after.replace('.', '_')}", "pins.json"])
        # Once for the imports that happen on the way, which would be counted otherwise.
        prepare(before)
        install_package(archive, lambda package: None)
        prepare(before)
        for moment, event in enumerate(install_killed(archive, 0), 1):
            if event != "os.rename" and moment % STEP:
                continue
            tried += 1
            prepare(before)
            install_killed(archive, moment)
            problem = look(scene, moment, [old, new], bool(before))
            if not problem:
                install_package(archive, lambda package: None)
                problem = look(scene, f"{moment} and again", [new], True)
                left = sorted(path.name for folder in PACKAGES.parent.iterdir() for path in folder.iterdir())
                if left != whole:
                    problem = problem or f"{scene}, moment {moment} and again: left behind: {left}"
            if problem:
                sys.stdout.write(f"{problem} (before {event})\n")
                return 1
    sys.stdout.write(f"moments: {tried}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
