from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.documents import parse_document, read_document, render_document
from l10n.model import Segment
from l10n.sentences import sentence_ends, split_sentences

SHARED = Path(__file__).parents[2] / "shared"

# One passage a row; | stands for the space between two sentences.
PASSAGES = [
    # titles and ranks
    "Mr. and Mrs. Trump met Lt. Gen. Keith Kellogg in Kyiv.|They left at noon.",
    "Sgt. Maj. Olena Bondar and Capt. 2nd Rank Petro Hrytsenko were killed.|Both were 34.",
    "Brig. Gen. Oleksandr Tarnavskyi spoke to reporters.|Col. Yuriy Ihnat did not.",
    "Gov. Oleh Syniehubov said a woman died.|Rescue work went on, the governor said.",
    "Reps. Mike Rogers, R-Ala., and Adam Smith, D-Wash., sent a letter.|Neither would comment.",
    "The Rev. Al Sharpton and Msgr. John Kozar attended.|So did Prof. Timothy Snyder.",
    "Adm. Rob Bauer, the Dutch head of the committee, agreed with Sec. Gen. Mark Rutte.",
    "Atty. Gen. Merrick Garland flew to Lviv.|It was his second visit.",
    "GEN. ZALUZHNY SPEAKS TO NATO.|ALLIES PROMISE AID.",
    # initials and suffixes
    "Robert F. Kennedy Jr. spoke on Monday.|George W. Bush did not.",
    "The senator, John D. Rockefeller IV, retired.|J.D. Vance replaced nobody.",
    "J. R. R. Tolkien and C.S. Lewis taught at Oxford.|Neither liked the BBC.",
    "Volodymyr O. Zelensky was born in Kryvyi Rih.|He trained as a lawyer.",
    "The role went to Robert Downey Jr.|He is an actor.",
    "They used plan B.|It failed.",
    # months, days, times
    "The strike came on Feb. 24, 2022.|Nobody was ready.",
    "It began in Sept.|The army was late.",
    "From Aug. 6 to Dec. 1 the front did not move.|Then it did.",
    "The curfew runs from 11 p.m. to 5 a.m. Kyiv time.|Trains still run.",
    "Sirens sounded at 3:40 a.m. local time in Odesa.|The alert lasted 2 hours.",
    "The talks ended at 4 p.m. GMT.|No statement was issued.",
    "They left at 9 a.m.|The road was empty.",
    "Polls close at 8 p.m. Sunday.|Results are expected by 11 p.m. ET.",
    "The explosion was heard at 2 a.m. (2300 GMT) in Sevastopol.|It was not the first.",
    "It was due on Tues. Nov. 5.|It came late.",
    # countries, states, institutions
    "The U.S. Senate voted on Tuesday.|The U.K. Parliament did not.",
    "He flew to the U.S. on Sunday.|From the U.S. he went to Canada.",
    "Russia sent aid to the U.N.|It was refused.",
    "Weapons arrive from the U.S.|They are old.",
    "The E.U. Commission fined Meta.|Meta will appeal.",
    "Aid comes from the U.S.|Ukraine said it needs more.",
    "U.S. Army Secretary Dan Driscoll met Zelensky.|U.S. officials declined to comment.",
    "He was born in Springfield, Ill.|The town is small.",
    "Police in Washington, D.C., arrested 12 people.|D.C. Mayor Muriel Bowser thanked them.",
    "She moved from Austin, Texas, to Albany, N.Y.|Her family stayed.",
    "Sen. Roger Wicker, R-Miss., chairs the panel.|Sen. Jack Reed, D-R.I., is the ranking member.",
    # companies
    "Tesla Inc. Chief Executive Elon Musk denied it.|SpaceX did not reply.",
    "The rockets were made by Lockheed Martin Corp.|The company declined to comment.",
    "Rheinmetall AG and BAE Systems Plc. signed the deal.|It is worth 1.5 billion euros.",
    "Ford Motor Co. Chairman Bill Ford resigned.|Shares fell 2.4%.",
    "Boeing Co. said it lost money.|Airbus SE. did not.",
    "Warner Bros. Discovery cut 1,000 jobs.|Disney cut none.",
    "He works for J.P. Morgan Chase & Co. in London.|She works for Goldman Sachs.",
    "Yahoo! News reported it first.|Yum! Brands left Russia.",
    "He invested in Yahoo!|He lost everything.",
    # numbers, references, measures
    "Resolution No. 1325 passed.|No. 10 had no comment.",
    "Was he there?|No.|He was in Paris.",
    "See pp. 12-14, fig. 3 and art. 51 of the charter.|The rest is in vol. 2.",
    "Inflation hit 9.1% in June.|In July it was 8.5.|Nobody cheered.",
    "The missile flew 1,500 km.|3 people were hurt.|$2 million was lost.",
    "It cost approx. $40, incl. tax.|He paid.",
    "The article (Ivanov et al. 2019) was withdrawn.|The authors protested.",
    "Guns, tanks, shells, etc. were found.|Nobody claimed them.",
    "They took phones, money, etc.|The owners complained.",
    "It is Ukraine vs. Georgia on Friday, i.e. a local derby.|Kick-off is at 7.",
    "He lives at 221B Baker St.|He is a detective.",
    "They met near St. Sophia’s Cathedral in Kyiv.|Mt. Hoverla is far away.",
    "The White House, 1600 Pennsylvania Ave. NW, was closed.|Tourists waited.",
    "He ran for the Dept. of Justice.|It was a long run.",
    "He left the U.S. in 1990.|The family lives in the U.K.|They have a house.",
    # quotations
    "“Where are the shells?” Zaluzhny wrote.|“We need them now.”",
    "“Will he come?” President Volodymyr Zelensky asked reporters in Kyiv.|Nobody knew.",
    "“Who is next?” Kaja Kallas, the Estonian prime minister, asked.|“Is it us?”",
    "“Is this the end?”|Putin said he did not know.",
    "“Why now?” I asked him.|He smiled.",
    "“Fire!” the commander shouted.|Everybody ran.",
    "“It is over.”|Zelensky left the room.",
    "“We won.|They lost,” he said.",
    "“They came at night.|We hid in the cellar.|Nobody slept,” said Olha, 62.",
    "The slogan “Stop. Think. Act.” was on every wall.|It did not help.",
    "He called it “a disgrace.”|She agreed.",
    "“I don’t know…” he said.|“Maybe tomorrow.”",
    "“We … will win,” he said.|He sat down.",
    '"Who fired?" Shoigu asked.|"Find out!"',
    '"It was us," he said.|He laughed.',
    "‘Are you sure?’ Johnson asked.|‘I am,’ she said.",
    "He told them, “Go home!”|They went.",
    "“It is ‘time to talk.’”|Lavrov, 73, was not convinced.",
    "“A disaster.” That is how Kuleba described it.",
    "“He was there, the witness said.|Nobody believed him.|The trial goes on.",
    "The sign read “Mines!” in red letters.|We stopped.",
    "He said it was “over”.|She said it was not.",
    "“Did he say ‘never’?” a reporter asked.",
    "«We are ready!» Klitschko shouted.|The crowd roared.",
    # ellipses, brackets, dashes, addresses
    "He waited … and waited.|Nothing came.",
    "The war goes on...|Nobody counts the days.",
    "First the drones. . . .|Then the missiles came.",
    "He left (nobody saw him.)|She stayed.",
    "The minister (he is 61) resigned.|(His deputy did not.)|The office is empty.",
    "The bridge (built in 2018?) was hit again.|Traffic stopped.",
    "“They [the Russians] lied,” he said.|“[They] always do.”",
    "Read more at www.example.org/news.html.|Or write to desk@example.com.|We answer.",
    "LONDON, Oct. 3 (Reuters) - Oil rose 2%.|Gas fell.",
    "ST. PETERSBURG, Russia (AP) — A court jailed him.|He will appeal.",
    "WASHINGTON, D.C. (AFP) – The House voted.|The Senate waits.",
    "Really?!|Yes, really.",
    "How many?|Nobody knows!|Why?",
    "iPhones were stolen.|eBay sold them.",
    "World War I ended in 1918.|World War II.|It began in 1939.",
    "He served in World War I.|He died in 1920.",
    "She has a Ph.D. in history.|He has an M.D.|They met at Yale.",
]


def cut(passage: str) -> str:
    text = passage.replace("|", " ")
    pieces, done = [], 0
    for before, after in sentence_ends(text):
        pieces.append(text[done:before])
        done = after
    return "|".join([*pieces, text[done:]])


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_passage_is_cut_where_a_person_cuts_it(passage):
    assert cut(passage) == passage


def test_the_sample_article_has_14_sentences_in_13_paragraphs():
    path = SHARED / "articles" / "kremlin-drones.txt"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    document = split_sentences(read_document(path))
    lines = [1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13]
    assert [(segment.line, segment.paragraph) for segment in document.segments] == [(n, n) for n in lines]
    assert document.segments[6].source.startswith("Putin, who was not in the building")
    assert render_document(document, lambda segment: segment.source) == path.read_bytes()


def test_the_shared_passages_are_nearly_all_cut_right():
    path = SHARED / "data" / "segmentation" / "newswire.txt"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    passages = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    assert sum(cut(passage) == passage for passage in passages) >= 20


def test_sentences_of_a_wrapped_paragraph_keep_their_lines_and_raw_text():
    data = (
        b"The drones were shot down by the Russian\r\nmilitary. Putin, who was not in the building at\r\n"
        b"the time, was unharmed. It did not affect\r\nhis work schedule, the Kremlin added.\r\n"
    )
    document = split_sentences(parse_document(data, "wire.txt"))
    assert [(s.source, s.line, s.raw) for s in document.segments] == [
        (
            "The drones were shot down by the Russian military.",
            1,
            "The drones were shot down by the Russian\r\nmilitary.",
        ),
        (
            "Putin, who was not in the building at the time, was unharmed.",
            2,
            "Putin, who was not in the building at\r\nthe time, was unharmed.",
        ),
        (
            "It did not affect his work schedule, the Kremlin added.",
            3,
            "It did not affect\r\nhis work schedule, the Kremlin added.",
        ),
    ]
    assert render_document(document, lambda segment: segment.source) == data


def test_an_unclosed_quotation_mark_does_not_swallow_the_paragraph():
    text = "“It was late, he said. Nobody came. Then the lights went out. We waited."
    assert len(sentence_ends(text)) == 3


TEXT = st.lists(
    st.sampled_from(
        [
            "He said.",
            "U.S.",
            " ",
            "  ",
            "\u00a0",
            "“Why?”",
            "Putin",
            "asked",
            "(no.)",
            "…",
            "\n",
            "\u2028",
            "a.m.",
            "[x]",
            "9",
            ".",
        ]
    )
    | st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=5),
    max_size=40,
).map("".join)


@given(TEXT)
def test_no_character_changes_and_no_sentence_is_empty(text):
    paragraph = Segment(text.strip())
    ends = sentence_ends(paragraph.source)
    starts = [0, *(after for _, after in ends)]
    stops = [*(before for before, _ in ends), len(paragraph.source)]
    assert all(not paragraph.source[before:after].strip() for before, after in ends)
    assert (
        all(paragraph.source[start:stop].strip() for start, stop in zip(starts, stops, strict=True))
        or not paragraph.source
    )
