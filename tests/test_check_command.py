"""`l10n check`: exit codes, the three formats, --fix, and the ready-made hooks."""

import json
from pathlib import Path

import pytest

from l10n.catalog import read_catalog
from l10n.catalog.provenance import digest
from l10n.model import State

ROOT = Path(__file__).parents[1]
PO = Path("locales/ru/LC_MESSAGES/wire.po")
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
)


def entry(source, target, *, fuzzy=False, machine=False, note=""):
    lines = [f"# {note}"] if note else []
    if machine:
        lines.append(f"#. machine draft by test, score -0.42 [l10n 0.1.0 text={digest(target)} key=abc]")
    lines += ["#, fuzzy"] * fuzzy
    escaped = target.replace('"', '\\"')
    return "\n".join([*lines, f'msgid "{source}"', f'msgstr "{escaped}"', "", ""])


@pytest.fixture
def desk(project):
    """A project whose Russian catalog is written by `desk(entry, …)`."""

    def write(*entries, path=PO):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + "".join(entries), encoding="utf-8")
        return path

    return write


SOUND = entry("He left in 1994.", "Он уехал в\u00a01994\u00a0году.")
CHANGED = entry("It was in 1994.", "Это было в\u00a01984\u00a0году.")
LOST = entry("Putin was not there.", "Путин был там.")


@pytest.mark.parametrize(
    ("entries", "options", "code"),
    [
        ([SOUND], [], 0),
        ([SOUND], ["--fail-on", "warning"], 0),
        ([LOST], [], 0),
        ([LOST], ["--fail-on", "warning"], 1),
        ([CHANGED], [], 1),
        ([CHANGED], ["--fail-on", "never"], 0),
        ([CHANGED], ["--json"], 1),
        ([CHANGED], ["--format", "github"], 1),
        ([CHANGED], ["--quiet"], 1),
    ],
)
def test_the_exit_code_is_that_of_the_most_serious_finding(desk, l10n, entries, options, code):
    desk(*entries)
    assert l10n("check", *options).code == code


def test_a_finding_is_one_line_with_its_place(desk, l10n):
    desk(SOUND, CHANGED)
    done = l10n("check")
    assert done.out.splitlines() == [
        f"{PO}:11: error number-changed: the source says “1994”, the target «1984»",
    ]
    assert "2 entries" in done.err


def test_infos_are_told_only_when_asked_for(desk, l10n):
    desk(entry("He left in May.", "Он уехал в мае."))
    assert l10n("check").out == ""
    assert "info nbsp-missing" in l10n("check", "--verbose").out


def test_json_is_one_document_with_every_finding(desk, l10n):
    desk(SOUND, CHANGED)
    document = json.loads(l10n("check", "--json").out)
    assert document["summary"] == {"units": 2, "error": 1, "warning": 0, "info": 0}
    assert document["findings"] == [
        {
            "po": PO.as_posix(),
            "line": 11,
            "language": "ru",
            "source": "It was in 1994.",
            "target": "Это было в\u00a01984\u00a0году.",
            "check": "number-changed",
            "severity": "error",
            "message": "the source says “1994”, the target «1984»",
            "state": "reviewed",
            "start": 11,
            "end": 15,
            "fix": None,
        }
    ]
    assert json.loads(l10n("check", "--format", "json").out) == document


def test_github_gets_one_annotation_a_finding(desk, l10n):
    desk(CHANGED)
    done = l10n("check", "--format", "github")
    assert done.out.splitlines() == [
        f"::error file={PO.as_posix()},line=8,title=number-changed::the source says “1994”, the target «1984»"
    ]


def test_a_comment_of_the_translator_silences_a_check(desk, l10n):
    desk(entry("It was in 1994.", "Это было в\u00a01984\u00a0году.", note="l10n: ignore number-changed"))
    assert l10n("check").code == 0


def test_only_the_files_that_are_named_are_judged(desk, l10n):
    desk(CHANGED)
    other = desk(SOUND, path=Path("locales/ru/LC_MESSAGES/other.po"))
    assert l10n("check", other).code == 0
    assert l10n("check", "locales").code == 1


def test_nothing_to_check_is_said(project, l10n):
    done = l10n("check")
    assert (done.code, done.out) == (0, "")
    assert "l10n translate" in done.err


def test_a_missing_file_is_one_sentence(project, l10n):
    done = l10n("check", "nowhere.po")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "nowhere.po" in done.err


def test_an_unknown_check_in_the_configuration_is_one_sentence(desk, project, l10n):
    desk(SOUND)
    (project / "l10n.toml").write_text('[style]\noff = ["numbers"]\n', encoding="utf-8")
    done = l10n("check")
    assert done.code == 2
    assert "numbers" in done.err


ROUGH = 'Он сказал "да" - и ушёл...'
SMOOTH = "Он сказал «да»\u00a0— и\u00a0ушёл…"


def test_fix_mends_machine_text_which_stays_the_machines(desk, l10n):
    desk(entry("He said “yes” – and left…", ROUGH, fuzzy=True, machine=True))
    done = l10n("check", "--fix")
    unit = read_catalog(PO).units[0]
    assert (unit.target, unit.state, unit.fuzzy) == (SMOOTH, State.DRAFT, True)
    assert f"-{ROUGH}" in done.out
    assert f"+{SMOOTH.replace(chr(160), '⍽')}" in done.out


@pytest.mark.parametrize("fuzzy", [True, False])
def test_fix_leaves_a_persons_text_alone_unless_told(desk, l10n, fuzzy):
    desk(entry("He said “yes” – and left…", ROUGH, fuzzy=fuzzy))
    before = PO.read_bytes()
    l10n("check", "--fix", PO)
    assert PO.read_bytes() == before
    l10n("check", "--fix=all", PO)
    unit = read_catalog(PO).units[0]
    assert (unit.target, unit.fuzzy) == (SMOOTH, fuzzy)


def test_fix_mends_what_another_fix_brought_to_light(desk, l10n):
    desk(entry("He left for the city…", "Он ушёл  в  город..."))
    l10n("check", "--fix=all")
    assert read_catalog(PO).units[0].target == "Он ушёл в\u00a0город…"
    assert l10n("check", "--fix=all").out == ""


def test_fix_with_nothing_to_mend_writes_nothing(desk, l10n):
    desk(SOUND, CHANGED)
    before = PO.read_bytes(), PO.stat().st_mtime_ns
    assert l10n("check", "--fix=all").code == 1
    assert (PO.read_bytes(), PO.stat().st_mtime_ns) == before


def test_fix_keeps_the_json_document_alone_on_standard_output(desk, l10n):
    desk(entry("He said “yes” – and left…", ROUGH, fuzzy=True, machine=True))
    done = l10n("check", "--fix", "--json")
    assert json.loads(done.out)["summary"]["info"] == 0
    assert "⍽" in done.err


def test_a_wrong_value_of_fix_is_refused(desk, l10n):
    desk(SOUND)
    assert l10n("check", "--fix=everything").code == 2


def test_the_hook_and_the_action_run_this_command():
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert "entry: l10n check\n" in hook
    assert "l10n check --root" in action.replace('"', "").replace("bin/l10n", "l10n")
    assert "--format github" in action
