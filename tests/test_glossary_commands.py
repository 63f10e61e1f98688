"""`l10n glossary`: what it prints, writes and leaves alone."""

import importlib.util
import json

import pytest

NEEDS_FORMS = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("pymorphy3", "pytrovich", "shevchenko")),
    reason="needs the libraries that make case forms",
)


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_list_gives_every_term_with_its_forms(project, l10n):
    result = l10n("glossary", "list", "--json")
    terms = {term["source"]: term for term in json.loads(result.out)["terms"]}
    assert result.code == 0
    assert terms["Crimea"]["targets"]["uk"]["forms"]["gen"] == ["Криму"]
    assert terms["Lavrov"]["surname_of"] == "Sergei Lavrov"
    assert "Kremlin" in l10n("glossary", "list").out


def test_list_shows_one_language_when_asked(project, l10n):
    terms = json.loads(l10n("glossary", "list", "--to", "uk", "--json").out)["terms"]
    assert {language for term in terms for language in term["targets"]} == {"uk"}


def test_an_unknown_language_is_refused(project, l10n):
    result = l10n("glossary", "list", "--to", "fr")
    assert (result.code, "translates into ru, uk" in result.err) == (2, True)


def test_check_is_content_with_the_project_s_glossary_and_names_the_pairs(project, l10n):
    result = l10n("glossary", "check", "--json")
    report = json.loads(result.out)
    assert (result.code, report["errors"], report["warnings"]) == (0, [], [])
    assert {
        "language": "uk",
        "sources": ["Zelensky", "Zelenska"],
        "targets": ["Зеленський", "Зеленська"],
    } in report["confusable"]
    assert report["missing"] == {"ru": [], "uk": []}
    assert {"source": "TASS", "target": "ТАСС"} in report["unsigned"]["ru"]


def test_check_lists_every_bad_row_with_its_line_and_exits_1(project, l10n):
    path = project / "glossary" / "names.csv"
    line = len(path.read_text(encoding="utf-8").splitlines()) + 1
    append(path, "Vilnius,,place,m,,Вiльнюс,Вільнюс,,,,,\nPutin,,person,m,,Путин,Путін,,,,,\n")
    result = l10n("glossary", "check")
    assert result.code == 1
    assert f"glossary/names.csv:{line}: error: the ru rendering 'Вiльнюс' mixes Latin and Cyrillic" in result.out
    assert f"glossary/names.csv:{line + 1}: error: 'Putin' is already a name or alias" in result.out


def test_check_reports_names_without_forms(project, l10n):
    append(project / "glossary" / "names.csv", "Vilnius,,place,m,,Вильнюс,Вільнюс,,,,,\n")
    result = l10n("glossary", "check")
    assert (result.code, "no case forms for Вильнюс; run l10n glossary forms" in result.out) == (0, True)


@NEEDS_FORMS
def test_forms_are_complete_and_running_again_writes_nothing(project, l10n):
    before = snapshot(project / "glossary")
    result = l10n("glossary", "forms", "--json")
    assert (result.code, [entry["written"] for entry in json.loads(result.out)["forms"]]) == (0, [[], []])
    assert snapshot(project / "glossary") == before


@NEEDS_FORMS
def test_forms_writes_what_is_missing_and_leaves_every_other_byte(project, l10n):
    folder = project / "glossary"
    path = folder / "forms.uk.csv"
    text = "\ufeffdesk,source,status,nom,gen,dat,acc,ins,loc,voc\r\nme,Kyiv,confirmed,Київ,Києва,А,Б,В,Г,Ґ\r\n"
    path.write_bytes(text.encode())
    append(folder / "names.csv", "Vilnius,,place,m,,Вильнюс,Вільнюс,,,,,\n")
    assert l10n("glossary", "forms").code == 0
    after = path.read_bytes().decode()
    assert after.startswith(text)
    assert ",Vilnius,generated,Вільнюс,Вільнюса|Вільнюсу," in after
    assert after.count("Kyiv") == 1


@NEEDS_FORMS
def test_forms_of_a_changed_rendering_are_made_anew_unless_confirmed(project, l10n):
    folder = project / "glossary"
    names = folder / "names.csv"
    names.write_text(
        names.read_text(encoding="utf-8").replace(",Москва,Москва,", ",Масква,Москва,"), encoding="utf-8"
    )
    assert l10n("glossary", "check").code == 1
    assert l10n("glossary", "forms").code == 0
    forms = (folder / "forms.ru.csv").read_text(encoding="utf-8")
    assert ("Moscow,Масква," in forms, "Moscow,Москва," in forms) == (True, False)
    signed = forms.replace("Moscow,Масква", "Moscow,Мосва").splitlines()
    signed = [line.replace("generated", "confirmed") if line.startswith("Moscow") else line for line in signed]
    (folder / "forms.ru.csv").write_text("\n".join(signed) + "\n", encoding="utf-8")
    result = l10n("glossary", "forms")
    assert (result.code, "the confirmed forms of 'Moscow' do not fit names.csv" in result.err) == (2, True)


@NEEDS_FORMS
def test_add_writes_the_name_and_its_forms(project, l10n):
    options = ["--ru", "Джейн Доу", "--uk", "Джейн Доу", "--kind", "person", "--gender", "f", "--alias", "J. Doe"]
    result = l10n("glossary", "add", "Jane Doe", *options, "--json")
    assert (result.code, json.loads(result.out)["added"]["source"]) == (0, "Jane Doe")
    names = (project / "glossary" / "names.csv").read_text(encoding="utf-8")
    assert names.endswith("Jane Doe,J. Doe,person,f,,Джейн Доу,Джейн Доу,,,,,\n")
    assert "Jane Doe,Джейн Доу," in (project / "glossary" / "forms.uk.csv").read_text(encoding="utf-8")
    assert l10n("glossary", "check").code == 0


@NEEDS_FORMS
def test_add_begins_a_glossary_where_there_is_none(project, l10n, tmp_path):
    for path in (project / "glossary").iterdir():
        path.unlink()
    assert l10n("glossary", "add", "Vilnius", "--ru", "Вильнюс", "--uk", "Вільнюс", "--kind", "place").code == 0
    assert sorted(snapshot(project / "glossary")) == ["forms.ru.csv", "forms.uk.csv", "names.csv"]
    assert l10n("glossary", "check").code == 0


@NEEDS_FORMS
def test_add_writes_a_note_with_a_line_break_as_one_line(project, l10n):
    options = ["--ru", "Вильнюс", "--uk", "Вільнюс", "--note", 'two\nlines, "quoted"']
    assert l10n("glossary", "add", "Vilnius\n", *options).code == 0
    names = (project / "glossary" / "names.csv").read_text(encoding="utf-8")
    assert names.endswith('Vilnius,,other,,,Вильнюс,Вільнюс,,,,,"two lines, ""quoted"""\n')
    assert l10n("glossary", "check").code == 0


@NEEDS_FORMS
def test_verbose_shows_the_forms_that_are_written(project, l10n):
    append(project / "glossary" / "names.csv", "Vilnius,,place,m,,Вильнюс,Вільнюс,,,,,\n")
    assert "no case forms for Вильнюс" in l10n("glossary", "check", "--verbose").out
    shown = [line for line in l10n("glossary", "list").out.splitlines() if line.strip().startswith("Vilnius")]
    assert shown[0].rstrip().endswith("missing")
    assert "  Vilnius: Вильнюс, Вильнюса, Вильнюсу, Вильнюс, " in l10n("glossary", "forms", "--verbose").out
    assert "Вильнюсом" in l10n("glossary", "list", "--verbose").out


def test_verbose_find_shows_the_sentences(project, l10n):
    (project / "a.txt").write_text("Putin left Vilnius.\n", encoding="utf-8")
    assert "a.txt:1: Putin left Vilnius." in l10n("glossary", "find", "a.txt", "-v").out


REFUSED = [
    (
        ["Zelenskyy", "--ru", "Зеленский", "--uk", "Зеленський"],
        "'Zelenskyy' is already a name or alias of 'Zelensky'",
    ),
    (["Zelens'kyi", "--ru", "А", "--uk", "А", "--alias", "Putin"], "'Putin' is already a name or alias"),
    (["Vilnius", "--ru", "Вильнюс"], "'Vilnius' has no uk rendering"),
    (["Vilnius", "--ru", "Вільнюс", "--uk", "Вільнюс"], "the letter 'і', which Russian does not have"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_add_refuses_what_clashes_or_is_wrong_and_writes_nothing(arguments, message, project, l10n):
    before = snapshot(project / "glossary")
    result = l10n("glossary", "add", *arguments)
    assert (result.code, message in result.err) == (2, True)
    assert snapshot(project / "glossary") == before


def test_find_lists_names_with_proposals_marked_as_such(project, l10n):
    article = project / "articles" / "b.txt"
    article.write_text("Envoy Peter Wilson met Putin in Vilnius. In Vilnius, he left.\n", encoding="utf-8")
    report = json.loads(l10n("glossary", "find", article, "--json").out)
    assert report["names"] == [
        {"name": "Vilnius", "count": 2, "lines": [1], "proposals": {"ru": "Вилниус", "uk": "Вілніус"}},
        {"name": "Envoy Peter Wilson", "count": 1, "lines": [1], "proposals": report["names"][1]["proposals"]},
    ]
    assert report["names"][1]["proposals"]["uk"].endswith("Пітер Вілсон")
    result = l10n("glossary", "find", article)
    assert (result.code, "(proposal)" in result.out, "proposals by rule" in result.err) == (0, True, True)


def test_find_says_so_when_the_glossary_has_every_name(project, l10n):
    (project / "a.txt").write_text("Putin left Kyiv.\n", encoding="utf-8")
    result = l10n("glossary", "find", "a.txt")
    assert (result.code, result.out, "the glossary has every name" in result.err) == (0, "", True)


def test_find_without_the_article_is_one_sentence_and_exit_2(project, l10n):
    result = l10n("glossary", "find", "nowhere.txt")
    assert (result.code, result.out, "Traceback" in result.err) == (2, "", False)


@pytest.mark.parametrize("verb", ["list", "find"])
def test_a_bad_glossary_stops_with_file_and_line(verb, project, l10n):
    append(project / "glossary" / "names.csv", "Vilnius,,place,m,,,Вільнюс,,,,,\n")
    article = ["articles/kremlin-drones.txt"] if verb == "find" else []
    result = l10n("glossary", verb, *article)
    assert (result.code, "names.csv:" in result.err, "'Vilnius' has no ru rendering" in result.err) == (
        2,
        True,
        True,
    )
