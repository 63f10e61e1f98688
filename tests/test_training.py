"""The recipe of the starter packages, on a corpus of a made-up language pair."""

import csv
import json
import random
import zipfile

import pytest

from training.augmentation import Words, damage, join, lock
from training.clean import HeldOut, clean, reject
from training.evaluate import Fidelity, choose, lock_names, measure_placeholders
from training.packaging import metadata, notes, package_name, write_package
from training.pairs import Pair, fold, normalise, read_pairs, write_pairs
from training.sets import SetRule, find_rule, read_rules
from training.vocabulary import language_piece, sample_text, train_vocabulary

NOUNS = {"king": "король", "river": "річка", "city": "місто", "army": "армія", "law": "закон", "road": "дорога"}
VERBS = {"sees": "бачить", "loses": "втрачає", "builds": "будує", "leaves": "лишає", "knows": "знає"}
NAMES = {"Anna": "Анна", "Petro": "Петро", "Kharkiv": "Харків", "Lviv": "Львів"}


def make_pairs(count, language="uk", seed=0):
    """Sentences whose words translate one by one, so that a good alignment is the diagonal."""
    rng = random.Random(seed)
    lexicon = NOUNS | VERBS | NAMES
    pairs = []
    for number in range(count):
        nouns = rng.choices(list(NOUNS | NAMES), k=3)
        words = ["The", nouns[0], rng.choice(list(VERBS)), nouns[1], "and", nouns[2], str(number)]
        target = [
            "Цей",
            lexicon[nouns[0]],
            lexicon[words[2]],
            lexicon[nouns[1]],
            "та",
            lexicon[nouns[2]],
            str(number),
        ]
        pairs.append(Pair("resist", language, " ".join(words) + ".", " ".join(target) + "."))
    return pairs


# Text and files


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s\u00a0over”…", '"It\'s over"...'),
        ("при\u0301вет", "привет"),
        ("и\u0306од і\u0308х", "йод їх"),
        ("a \t b\u200b", "a b"),
        ("⟦1⟧ — ⟦2⟧", "⟦1⟧ — ⟦2⟧"),
    ],
)
def test_normalising_leaves_one_kind_of_quote_apostrophe_and_space(text, expected):
    assert normalise(text) == expected
    assert normalise(normalise(text)) == expected


def test_folding_ignores_case_and_punctuation():
    assert fold("“Well,” he said_") == fold("well he SAID") == "well he said"


def test_pairs_come_back_from_the_file_as_they_were_written(tmp_path):
    pairs = [
        Pair("a", "uk", "one two", "раз", (1,)),
        Pair("b", "ru", "x", "икс", ()),
        Pair("c", "ru", "y", "ы", (-1,)),
    ]
    write_pairs(tmp_path / "corpus.tsv.xz", pairs)
    assert list(read_pairs(tmp_path / "corpus.tsv.xz")) == pairs
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.tsv.xz"]


# Sets


def test_the_longest_key_that_fits_rules_a_set():
    rules = {"docs": SetRule("a"), "docs-uk": SetRule("b")}
    assert find_rule(rules, "docs", "ru").licence == "a"
    assert find_rule(rules, "docs", "uk").licence == "b"


def test_a_set_without_a_licence_stops_the_recipe():
    with pytest.raises(SystemExit, match="no rule for the set rumours-ru"):
        find_rule(read_rules(), "rumours", "ru")


def test_every_set_has_a_licence_and_is_drawn_or_left_out_for_a_reason():
    rules = read_rules()
    assert len(rules) > 20
    assert [name for name, rule in rules.items() if not rule.licence] == []
    assert [name for name, rule in rules.items() if bool(rule.left_out) == (rule.draw[1] > 0)] == []


def test_a_set_is_drawn_more_or_less_often_as_the_training_goes_on():
    rule = SetRule("a", draw=(1.0, 3.0))
    assert [rule.weight(progress) for progress in (0, 0.5, 1)] == [1.0, 2.0, 3.0]


# Cleaning


@pytest.mark.parametrize(
    ("english", "target", "language", "reason"),
    [
        ("The king is here.", "Король здесь.", "ru", ""),
        ("The king is here.", "Король тут, він є.", "uk", ""),
        ("The king is here.", "Він є.", "ru", "other language"),
        ("The king is here.", "Это он.", "uk", "other language"),
        ("", "Король.", "ru", "empty"),
        ("See <b>this</b>", "Смотри <b>это</b>", "ru", "markup"),
        ("Go.", "Иди.", "ru", "short"),
        ("word " * 121, "слово " * 121, "ru", "long"),
        ("a" * 41 + " b", "слово и ещё одно слово и ещё", "ru", "long word"),
        ("The king is here.", "The king is here.", "ru", "script"),
        ("Король is here, long live.", "Король здесь, да здравствует.", "ru", "English script"),
        ("The king is here today with all of them.", "Да.", "ru", "ratio"),
        (
            "Men counted to 10 11 12 13 14 15 16 there",
            "Люди считали до 10 11 12 13 14 15 17 здесь",
            "ru",
            "numbers",
        ),
    ],
)
def test_a_pair_that_is_no_translation_is_rejected_with_a_reason(english, target, language, reason):
    assert reject(english.strip(), target.strip(), language, least=2) == reason


def test_held_out_sentences_are_found_by_themselves_and_by_eight_words_in_a_row():
    held = HeldOut(["“The Kremlin saw two drones”", "one two three four five six seven eight nine", "Yes."])
    assert "the kremlin saw two drones" in held
    assert "and two three four five six seven eight nine ten" in held
    assert "two three four five six seven eight" not in held
    assert "Yes" not in held


def test_cleaning_keeps_the_order_and_counts_what_it_drops():
    rules = {
        "news": SetRule("x", (1, 1)),
        "docs": SetRule("x", (1, 1), most=2, least=2),
        "bible": SetRule("x", left_out="old"),
    }
    rows = [
        ("news", "The king saw Kharkiv.", "Король увидел Харьков."),
        ("news", "The king saw Kharkiv!", "Король увидел Харьков!"),
        ("news", "Ships were lost there.", "Там погибли корабли."),
        ("valid-news", "Ships were lost there", "Там погибли суда"),
        ("bible", "And it was so.", "И стало так."),
        ("news", "Nobody may train on this one.", "Ничего из этого нельзя."),
        ("docs", "Fix for Alpha 1", "Исправление Альфа 1"),
        ("docs", "Fix for Beta 22", "Исправление Бета 22"),
        ("docs", "Fix for Gamma 3", "Исправление Гамма 3"),
        ("docs", "Fix for Delta 4", "Исправление Дельта 4"),
    ]
    pairs = [Pair(name, "ru", english, target) for name, english, target in rows]
    kept, dropped = clean(pairs, rules, HeldOut(["Nobody may train on this one"]))
    assert [pair for pair in kept if pair.name != "docs"] == [pairs[0], pairs[3]]
    assert sum(pair.name == "docs" for pair in kept) == 2
    assert dict(dropped) == {
        "news-ru: repeated": 1,
        "news-ru: held out": 2,
        "bible-ru: left out": 1,
        "docs-ru: formulaic": 1,
        "docs-ru: over the limit": 1,
    }


def test_words_that_go_together_are_aligned():
    pytest.importorskip("numpy")
    from training.alignment import align

    pairs = make_pairs(300)
    stranger = Pair("resist", "uk", "Nothing", " ".join(f"слово{number}" for number in range(16)))
    aligned, dropped = align([*pairs, stranger])
    assert dropped == {"resist-uk: misaligned": 1}
    assert [pair[:4] for pair in aligned] == [pair[:4] for pair in pairs]
    right = sum(word == place for pair in aligned for place, word in enumerate(pair.alignment))
    assert right > 0.97 * sum(len(pair.alignment) for pair in aligned)


# Placeholders and damage

LOCKED = Words(
    ["Yesterday", "Volodymyr", "Zelensky's", "aide", "saw", '"Kharkiv".'],
    ["Вчора", "помічник", "Володимира", "Зеленського", "бачив", "«Харків»."],
    [0, 3, 1, 2, 4, 5],
)


def test_a_name_is_locked_on_both_sides_with_what_stands_around_it():
    found = {
        (" ".join(words.english), " ".join(words.target))
        for words in (lock(LOCKED, random.Random(n)) for n in range(300))
    }
    assert ('Yesterday ⟦1⟧ aide saw "⟦2⟧".', "Вчора помічник ⟦1⟧ бачив «⟦2⟧».") in found
    assert (
        'Yesterday Volodymyr Zelensky\'s aide saw "⟦1⟧".',
        "Вчора помічник Володимира Зеленського бачив «⟦1⟧».",
    ) in found


@pytest.mark.parametrize("seed", range(20))
def test_locking_keeps_the_alignment_and_the_placeholders_of_both_sides_together(seed):
    words = lock(LOCKED, random.Random(seed))
    assert len(words.alignment) == len(words.target)
    for word, place in zip(words.target, words.alignment, strict=True):
        assert [c for c in word if c in "123456789"] == [c for c in words.english[place] if c in "123456789"]
    assert any("⟦" in word for word in words.target)


@pytest.mark.parametrize(
    "words",
    [
        Words(["Kharkiv", "stands"], ["Харків", "стоїть"], [0, 1]),
        Words(["he", "left", "Lviv"], ["він", "пішов", "туди"], [0, 1, 2]),
        Words(["he", "left", "Lviv"], ["він", "лишив", "Львів"], []),
        Words(["in", "1939"], ["у", "1993"], [0, 1]),
    ],
    ids=["start of the sentence", "no name there", "not aligned", "another number"],
)
def test_what_is_no_sure_name_stays(words):
    assert {lock(words, random.Random(seed)) == words for seed in range(20)} == {True}


def test_two_pairs_in_a_row_are_joined_with_their_alignment():
    first, second = Words(["a", "b"], ["а"], [1]), Words(["c"], ["в", "г"], [0, -1])
    assert join(first, second) == Words(["a", "b", "c"], ["а", "в", "г"], [1, 2, -1])


def test_damage_is_rare_and_keeps_the_words_apart_and_the_placeholders_whole():
    text = 'He said "wait" to ⟦1⟧ yesterday and then somebody quietly left "the house" with his brother'
    words = text.split()
    damaged = [damage(words, random.Random(seed)) for seed in range(2000)]
    assert {len(result) for result in damaged} == {len(words)}
    assert {result[4] for result in damaged} == {"⟦1⟧"}
    assert all(word for result in damaged for word in result)
    assert 0.08 < sum(result != words for result in damaged) / len(damaged) < 0.2
    assert any(result[0] == "HE" for result in damaged)
    assert any(sum(word.count('"') for word in result) == 3 for result in damaged)


# Vocabulary and batches


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    path = tmp_path_factory.mktemp("vocabulary") / "spm.model"
    train_vocabulary(sample_text([*make_pairs(200), *make_pairs(100, "ru", 1)]), path, pieces=340)
    return path


def test_placeholders_and_languages_are_whole_pieces(vocabulary):
    from sentencepiece import SentencePieceProcessor

    pieces = SentencePieceProcessor(model_file=str(vocabulary))
    assert pieces.encode("the⟦1⟧⟦9⟧s.", out_type=str)[-4:] == ["⟦1⟧", "⟦9⟧", "s", "."]
    assert pieces.unk_id() not in pieces.encode("☃ and 漢")
    assert pieces.decode(pieces.encode("The king sees 漢.")) == "The king sees 漢."
    assert pieces.piece_to_id(language_piece("uk")) != pieces.unk_id()


def test_batches_hold_all_pairs_and_never_more_tokens_than_asked(vocabulary):
    pytest.importorskip("numpy")
    from sentencepiece import SentencePieceProcessor

    from training.alignment import align
    from training.batches import Encoder, split

    encoder = Encoder(SentencePieceProcessor(model_file=str(vocabulary)), longest=60)
    pairs, _ = align(make_pairs(50))
    batches = encoder.batches(encoder.encode([(pair.language, split(pair)) for pair in pairs]), 300)
    assert sum(len(batch.source) for batch in batches) == 50
    assert max(max(batch.source.size, batch.wanted.size) for batch in batches) <= 300
    for batch in batches:
        assert batch.given[:, 0].tolist() == [encoder.language["uk"]] * len(batch.given)
        assert (batch.given[:, 1:][batch.given[:, 1:] > 0] == batch.wanted[:, :-1][batch.given[:, 1:] > 0]).all()
        assert batch.aligned.shape == (*batch.wanted.shape, batch.source.shape[1])
        assert batch.aligned.any((1, 2)).all()


def test_the_stream_draws_the_sets_as_their_rules_say(vocabulary):
    pytest.importorskip("numpy")
    from sentencepiece import SentencePieceProcessor

    from training.batches import Corpus, Encoder
    from training.settings import SIZES

    encoder = Encoder(SentencePieceProcessor(model_file=str(vocabulary)), longest=60)
    rules = {"resist-uk": SetRule("x", (1, 1)), "resist-ru": SetRule("x", (0, 1))}
    corpus = Corpus([*make_pairs(80), *make_pairs(80, "ru", 1)], rules)

    def languages(progress):
        stream = corpus.stream(encoder, SIZES["cpu"][1], 1, lambda: progress)
        return {int(start) for _ in range(30) for start in next(stream).given[:, 0]}

    assert languages(0.0) == {encoder.language["uk"]}
    assert languages(1.0) == {encoder.language["uk"], encoder.language["ru"]}


# Packages and evaluation


def test_a_package_has_the_shape_that_argos_reads(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"weights")
    path = tmp_path / f"{package_name('uk', '0.2')}.argosmodel"
    for _ in range(2):
        write_package(
            path, {"model/model.bin": tmp_path / "model.bin"}, {"metadata.json": json.dumps(metadata("uk", "0.2"))}
        )
        with zipfile.ZipFile(path) as package:
            assert package.namelist() == [
                f"translate-en_uk-0_2/{name}" for name in ("metadata.json", "model/model.bin")
            ]
            assert json.loads(package.read("translate-en_uk-0_2/metadata.json")) == {
                "package_version": "0.2",
                "argos_version": "1.9",
                "from_code": "en",
                "from_name": "English",
                "to_code": "uk",
                "to_name": "Ukrainian",
                "name": "English-Ukrainian starter",
            }


def test_the_notes_name_the_licences_of_what_was_used_and_of_nothing_else():
    text = notes("ru", "0.2", {"a": SetRule("CC0"), "b": SetRule("MIT", left_out="old")})
    assert "- a: CC0\n" in text
    assert "MIT" not in text


def test_names_are_locked_in_the_text_to_translate():
    text = "Today he told Joe Biden, Anna and Petro, and Kharkiv’s mayor"
    assert lock_names(text) == "Today he told ⟦1⟧, ⟦2⟧ and ⟦3⟧, and Kharkiv's mayor"


def test_a_placeholder_counts_when_it_is_there_exactly_once():
    sources = ["⟦1⟧ and ⟦2⟧", "⟦1⟧", "⟦1⟧"]
    outputs = ["⟦2⟧ та ⟦1⟧", "⟦1⟧ ⟦1⟧", "⟦2⟧"]
    assert measure_placeholders(sources, outputs) == Fidelity(3, 4, 0.5, 1 / 3)


def test_the_sample_is_the_same_each_time():
    assert choose(1000, 5) == choose(1000, 5) == sorted(choose(1000, 5))
    assert choose(3, 0) == choose(3, 9) == [0, 1, 2]


# Training


def test_a_model_is_trained_taken_up_again_and_packed(tmp_path, vocabulary):
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    import ctranslate2

    from training.alignment import align
    from training.checkpoint import read_checkpoint
    from training.convert import make_packages
    from training.train import main

    pairs, _ = align([*make_pairs(200), *make_pairs(200, "ru", 1)])
    validation = [pair._replace(name="valid-resist") for pair in make_pairs(20, seed=2)]
    write_pairs(tmp_path / "corpus.tsv.xz", [*pairs, *validation])
    run = tmp_path / "run"
    arguments = ["--size", "tiny", "--minutes", "0.15", "--threads", "1", "--out", str(run)]
    arguments += ["--corpus", str(tmp_path / "corpus.tsv.xz"), "--vocabulary", str(vocabulary)]
    main([*arguments, "--span", "0", ".5"])
    first = read_checkpoint(run / "last.pt")
    main([*arguments, "--span", ".5", "1", "--resume", str(run / "last.pt")])
    second = read_checkpoint(run / "last.pt")
    published = read_checkpoint(run / "checkpoint.pt")

    assert 0 < first.step < second.step == published.step
    assert 0 < first.tokens < second.tokens
    assert 0 < first.seconds < second.seconds
    assert not published.weights
    assert not published.optimizer
    with (run / "curve.csv").open(encoding="utf-8", newline="") as table:
        losses = [float(row["value"]) for row in csv.DictReader(table) if row["name"] == "resist-uk"]
    assert losses[-1] < losses[0]

    paths = make_packages(run / "checkpoint.pt", vocabulary, "9.9", tmp_path)
    assert [path.name for path in paths] == ["translate-en_ru-9_9.argosmodel", "translate-en_uk-9_9.argosmodel"]
    weights = set()
    for path, start in zip(paths, ("<2ru>", "<2uk>"), strict=True):
        with zipfile.ZipFile(path) as package:
            package.extractall(tmp_path)
        root = tmp_path / path.stem
        assert sorted(file.name for file in root.iterdir()) == [
            "README.md",
            "metadata.json",
            "minisbd",
            "model",
            "sentencepiece.model",
        ]
        assert json.loads((root / "model/config.json").read_text())["decoder_start_token"] == start
        weights.add((root / "model/model.bin").read_bytes())
        translator = ctranslate2.Translator(str(root / "model"), intra_threads=1)
        assert translator.translate_batch([["▁The"]], max_decoding_length=5)[0].hypotheses
    assert len(weights) == 1


def test_two_processes_train_one_model(tmp_path, vocabulary):
    pytest.importorskip("torch")
    from training.checkpoint import read_checkpoint
    from training.train import main

    pairs = [pair._replace(alignment=tuple(range(7))) for pair in make_pairs(200)]
    validation = [pair._replace(name="valid-resist") for pair in make_pairs(20, seed=2)]
    write_pairs(tmp_path / "corpus.tsv.xz", [*pairs, *validation])
    arguments = ["--size", "tiny", "--minutes", "0.3", "--threads", "1", "--processes", "2", "--mixed"]
    arguments += ["--corpus", str(tmp_path / "corpus.tsv.xz"), "--vocabulary", str(vocabulary)]
    main([*arguments, "--out", str(tmp_path / "run")])

    found = read_checkpoint(tmp_path / "run" / "last.pt")
    assert found.step > 1
    with (tmp_path / "run" / "curve.csv").open(encoding="utf-8", newline="") as table:
        rows = [(row["name"], float(row["value"])) for row in csv.DictReader(table)]
    losses = [value for name, value in rows if name == "resist-uk"]
    assert losses[-1] < losses[0]
    assert [name for name, _ in rows].count("processor hours") == 1


def test_products_in_half_precision_are_nearly_those_in_single_precision():
    torch = pytest.importorskip("torch")
    from training.mixed import Linear

    torch.manual_seed(1)
    plain, mixed = Linear(64, 32), Linear(64, 32)
    mixed.load_state_dict(plain.state_dict())
    mixed.mixed = True
    found = []
    for layer in (plain, mixed):
        states = torch.linspace(-1, 1, 2 * 5 * 64).view(2, 5, 64).requires_grad_()
        out = layer(states)
        (out**2).sum().backward()
        found.append((out.detach(), states.grad, layer.weight.grad, layer.bias.grad))
    assert found[1][0].dtype == torch.float32
    assert not torch.equal(found[0][0], found[1][0])
    for one, other in zip(*found, strict=True):
        assert torch.allclose(one, other, rtol=0.02, atol=0.02 * float(one.abs().max()))


def test_a_model_that_grows_starts_out_translating_as_the_smaller_one_did():
    torch = pytest.importorskip("torch")
    from dataclasses import replace

    from training.network import Translator
    from training.settings import SIZES

    small, recipe = SIZES["tiny"]
    large = replace(small, inner=small.inner + 32, encoder_layers=3)
    assert small.grows_into(small)
    assert small.grows_into(large)
    assert not large.grows_into(small)
    assert not small.grows_into(replace(large, width=128))
    torch.manual_seed(1)
    given, grown = Translator(small, 300), Translator(large, 300)
    source, target = torch.randint(1, 300, (2, 9)), torch.randint(1, 300, (2, 7))
    grown.load(given.state_dict())
    before, after = (model.decode(target, *model.encode(source))[0] for model in (given, grown))
    assert torch.allclose(before, after, atol=1e-5)
    # What is new must not stay out for good: it learns from the first update on.
    sum(grown.loss((source, target, target, torch.ones(2, 7, 9, dtype=torch.bool)), recipe)).backward()
    assert grown.encoder[2].feed_forward.outer.weight.grad.abs().max() > 0
    assert grown.decoder[0].feed_forward.outer.weight.grad[:, small.inner :].abs().max() > 0
    with pytest.raises(KeyError, match="output_bias"):
        grown.load({name: weight for name, weight in given.state_dict().items() if name != "output_bias"})


def test_a_training_takes_up_a_smaller_model_and_refuses_a_larger_one(tmp_path, vocabulary, monkeypatch):
    pytest.importorskip("torch")
    from dataclasses import replace

    from sentencepiece import SentencePieceProcessor

    from training.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
    from training.network import Translator
    from training.settings import SIZES
    from training.train import main

    pairs = [pair._replace(alignment=tuple(range(7))) for pair in make_pairs(50)]
    write_pairs(tmp_path / "corpus.tsv.xz", [*pairs, *(pair._replace(name="valid-resist") for pair in pairs[:5])])
    arguments = ["--size", "tiny", "--minutes", "0.05", "--threads", "1", "--out", str(tmp_path / "run")]
    arguments += ["--corpus", str(tmp_path / "corpus.tsv.xz"), "--vocabulary", str(vocabulary)]
    shape, recipe = SIZES["tiny"]
    pieces = SentencePieceProcessor(model_file=str(vocabulary)).get_piece_size()
    given = Checkpoint(shape, pieces, Translator(shape, pieces).state_dict(), step=7)
    write_checkpoint(tmp_path / "small.pt", given, publish=True)
    larger = replace(shape, encoder_layers=2)
    monkeypatch.setitem(SIZES, "tiny", (larger, recipe))
    main([*arguments, "--resume", str(tmp_path / "small.pt")])
    found = read_checkpoint(tmp_path / "run" / "last.pt")
    assert found.shape == larger
    assert found.step > 7

    monkeypatch.setitem(SIZES, "tiny", (shape, recipe))
    with pytest.raises(SystemExit, match="does not fit into"):
        main([*arguments, "--resume", str(tmp_path / "run" / "last.pt")])


def test_weights_of_the_first_kit_are_read_under_the_new_names(tmp_path):
    torch = pytest.importorskip("torch")
    from training.checkpoint import read_checkpoint
    from training.network import Translator
    from training.settings import SIZES

    shape = SIZES["tiny"][0]
    kit = {"d": 64, "ff": 128, "heads": 2, "enc": 1, "dec": 1}
    short = {
        "embedding": "emb",
        "encoder": "enc",
        "decoder": "dec",
        "self_norm": "n1",
        "cross_norm": "n2",
        "self_attention.query_key_value": "self_att.q",
        "cross_attention.query": "cross_att.q",
        "key_value": "kv",
        "_attention": "_att",
        ".out.": ".o.",
        "feed_forward.norm": "ff.n",
        "feed_forward.inner": "ff.a",
        "feed_forward.outer": "ff.b",
        "output_bias": "bias",
    }
    weights = {}
    for name, weight in Translator(shape, 300).state_dict().items():
        for long, other in short.items():
            name = name.replace(long, other)
        weights[name] = weight.half()
    torch.save({"config": kit, "vocab": 300, "step": 5, "tokens": 9, "ema": weights}, tmp_path / "kit.pt")
    checkpoint = read_checkpoint(tmp_path / "kit.pt")
    assert (checkpoint.shape, checkpoint.step, checkpoint.tokens) == (shape, 5, 9)
    assert set(checkpoint.model().state_dict()) == set(checkpoint.average)
