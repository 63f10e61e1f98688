from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.documents import parse_document, read_document
from l10n.model import Document, Finding, Segment, Severity
from l10n.proofreading import correct, proofread
from l10n.proofreading.spelling import load_dictionary
from l10n.sentences import split_sentences

SHARED = Path(__file__).parents[2] / "shared"

# (text, what the engine is given)
CORRECTED = [
    ("Drones beleived to be Ukrainian.", "Drones believed to be Ukrainian."),
    ("He said so on wednesday.", "He said so on Wednesday."),
    ("It starts in november in moscow.", "It starts in November in Moscow."),
    ("The goverment’s offical statment.", "The government’s official statement."),
    ("It occured tommorow, untill then.", "It occurred tomorrow, until then."),
    ("Goverment officials declined to comment.", "Government officials declined to comment."),
    ("A pro-russian, anti-goverment rally.", "A pro-Russian, anti-government rally."),
    ("They dont know alot.", "They don’t know a lot."),
    ("The Ukranian army and soliders.", "The Ukrainian army and soldiers."),
    ("In the the end he was was right.", "In the end he was right."),
    ("The the end.", "The end."),
]

# Right as they stand.
CLEAN = [
    # British and American
    "The organisation’s colour programme analysed defence centres, travelled kilometres and cancelled favours.",
    "The organization’s color program analyzed defense centers, traveled kilometers and canceled favors.",
    "The judgement on ageing, manoeuvring paediatricians was focussed and labelled; he practised in the theatre.",
    # names, acronyms, hyphens, possessives, contractions
    "Volodymyr Zelenskyy, Galeotti, Sheremet and Kuleba met TASS, NATO and the GRU near Zaporizhzhia.",
    "Russia-annexed Crimea’s pro-Kremlin, Kyiv-backed, so-called ex-president’s drones’ crews couldn’t've known.",
    "HIMARS, ATACMS AND SHAHED DRONES WERE BELEIVED TO BE THERE",
    "The iPhone’s app, eBay, wifi and the 5G masts.",
    # words newer than dictionaries, and words in one
    "Whistleblowers, cybersecurity experts and cryptocurrencies survived the lockdowns, smartphones and deepfakes.",
    "Airstrikes, warplanes, a counteroffensive, denuclearisation, demilitarization and a ceasefire.",
    "The siloviki of the oblast paid hryvnias and roubles for materiel; it was de facto kompromat and vice versa.",
    # addresses, numbers, editorial brackets
    "See https://beleived.example/goverment?a=recieve, www.goverment.example or goverment@recieve.example.",
    "The file goverment.txt, #goverment, @goverment, 20mm guns, a 6'2\" man and con[c]essions.",
    # doubled on purpose
    "He knew that that was all he had had, and gave her her very, very, very old book.",
    "Sirhan Sirhan and Boutros Boutros-Ghali went to Bora Bora.",
    # words that are both
    "They may march in august company; the polish on the turkey was china white.",
    # quotation marks
    "“It is ‘over,’” he said. “We ‘lost’.”",
    'He said: "It\'s over." "No," she said.',
    "The ’90s, rock ’n’ roll, the boys’ toys and a 14” gun.",
    "«Да», he said, and „Ja“ and „Tak”.",
    # brackets
    "The group (the [so-called] “army”) left: a) by car, b) on foot :-)",
]

# (article, findings as (line, check, start, end))
MARKS = [
    ("“[Putin] rarely goes, he said.", [(1, "source-quotes", 0, 1)]),
    ("He left.”", [(1, "source-quotes", 8, 9)]),
    ('He said "no.', [(1, "source-quotes", 8, 9)]),
    ('Never," he said.', [(1, "source-quotes", 6, 7)]),
    ("He called it ‘over.", [(1, "source-quotes", 13, 14)]),
    ("“One ‘two.”", [(1, "source-quotes", 5, 6)]),
    ("The group (he said left.", [(1, "source-brackets", 10, 11)]),
    ("The group he) said [left).", [(1, "source-brackets", 12, 13), (1, "source-brackets", 24, 25)]),
    # a quotation over three paragraphs, and one whose closing mark was forgotten
    ("“We came.\n“We saw.\n“We won,” he said.", []),
    ('"We came.\n\n"We saw.\n\n"We won," he said.', []),
    ("“We came, he said.\n“We saw,” she said.", [(1, "source-quotes", 0, 1)]),
    ("“We came.\nThen they left.", [(1, "source-quotes", 0, 1)]),
    ("“We came.\n“We saw.", [(2, "source-quotes", 0, 1)]),
    # a mark may close in a later sentence of its paragraph
    ("“We came. We saw. We won,” he said.", []),
    ("Right. (Wrong. Right.) Wrong.)", [(1, "source-brackets", 6, 7)]),
]


def article(text: str) -> Document:
    return split_sentences(parse_document(text.encode(), "a.txt"))


def warning(check, message, start, end, line, fix=None) -> Finding:
    return Finding(check, Severity.WARNING, message, start, end, fix, line)


@pytest.mark.parametrize(("text", "expected"), CORRECTED)
def test_the_engine_is_given_the_obvious_correction(text, expected):
    assert correct(text, ()) == expected


@pytest.mark.parametrize("text", CLEAN)
def test_what_newspapers_print_is_no_finding(text):
    assert proofread(Document((Segment(text),)), ()) == ()
    assert correct(text, ()) == text


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_without_a_partner_are_found_in_their_paragraph(text, expected):
    assert [(f.line, f.check, f.start, f.end) for f in proofread(article(text), ())] == expected


def test_the_dictionary_is_in_the_order_that_looking_up_needs():
    words = load_dictionary().split('"')[1::2]
    assert words == sorted(words)
    assert len(words) > 100_000


def test_the_words_of_glossary_names_are_spelt_right():
    text = "The goverment of recieve."
    assert [finding.check for finding in proofread(Document((Segment(text),)), ())] == ["source-spelling"] * 2
    assert proofread(Document((Segment(text),)), ["Goverment Recieve"]) == ()
    assert correct(text, ["Goverment-Recieve"]) == text


def test_a_word_with_two_likely_corrections_is_shown_and_left_alone():
    text = "A wierd thing happened."
    [finding] = proofread(Document((Segment(text),)), ())
    assert (finding.start, finding.end, finding.fix) == (2, 7, None)
    assert "“weird” or" in finding.message
    assert correct(text, ()) == text


def test_a_finding_has_the_line_of_the_word_in_a_wrapped_paragraph():
    text = (
        "The Kremlin has revealed that it had intercepted a pair of\ndrones beleived to have been sent by Ukraine "
        "to\nstrike the the president. It happened early\nwednesday, it said.\n"
    )
    findings = proofread(article(text), ())
    assert [(f.line, f.check, f.start, f.fix) for f in findings] == [
        (2, "source-spelling", 66, "believed"),
        (3, "source-doubled", 114, "the"),
        (4, "source-spelling", 18, "Wednesday"),
    ]


def test_the_sample_article_has_three_slips():
    path = SHARED / "articles" / "kremlin-drones.txt"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    looks = "looks misspelt; did the author mean"
    expected = (
        warning("source-spelling", f"“beleived” {looks} “believed”?", 57, 65, 1, "believed"),
        warning("source-spelling", f"“wednesday” {looks} “Wednesday”?", 162, 171, 1, "Wednesday"),
        warning(
            "source-quotes", "the quotation mark “ is never closed: “[Putin] notoriously rarely goes …", 0, 1, 13
        ),
    )
    document = read_document(path)
    for names in ([], ["Kremlin", "Vladimir Putin", "Mark Galeotti", "TASS"]):
        assert proofread(document, names) == proofread(split_sentences(document), names) == expected


@pytest.mark.parametrize("corpus", ["flores-dev", "newstest2020-enru", "wmt22-enuk"])
def test_false_alarms_about_spelling_are_very_rare_in_real_texts(corpus):
    path = SHARED / "data" / "parallel" / corpus / "src.en"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()][:700]
    found = [f for line in lines for f in proofread(Document((Segment(line),)), ()) if f.check == "source-spelling"]
    # Nearly all of these are real slips of the authors.
    assert len(found) <= 0.01 * len(lines)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_findings_lie_inside_their_text_and_correcting_twice_changes_nothing_more(text):
    findings = proofread(Document((Segment(text),)), ())
    assert all(0 <= finding.start < finding.end <= len(text) and finding.line >= 1 for finding in findings)
    once = correct(text, ())
    assert correct(once, ()) == once
