"""English names in Russian and Ukrainian letters, as a proposal for the person who adds them to the glossary.

Two systems, chosen by the name's looks. English and other Western names go by sound: for Russian by the
practical transcription (Gilyarevsky and Starostin), for Ukrainian by the orthography of 2019.
Slavic names in Latin letters are turned back: Russian ones by the common newspaper romanisation, Ukrainian ones by
the table of the Cabinet of Ministers (resolution 55 of 2010). Spelling does not show how a name sounds, nor soft
signs, nor the names that tradition spells its own way: nothing here is more than a first guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# English given name to (Russian, Ukrainian): tradition, not transcription.
_GIVEN: Mapping[str, tuple[str, str]] = {
    english: (russian, ukrainian)
    for line in """
    alexander александр олександр;aleksandr александр олександр;oleksandr александр олександр
    alexei алексей олексій;alexey алексей олексій;oleksii алексей олексій;oleksiy алексей олексій
    andrei андрей андрій;andrey андрей андрій;andriy андрей андрій;andrii андрей андрій;andrew эндрю ендрю
    anton антон антон;anna анна анна;boris борис борис;borys борис борис;charles чарльз чарльз
    daniel дэниел деніел;daria дарья дарія;david дэвид девід;denis денис денис;denys денис денис
    dmitri дмитрий дмитро;dmitry дмитрий дмитро;dmytro дмитрий дмитро;donald дональд дональд;elena елена олена
    olena елена олена;evgeny евгений євген;yevgeny евгений євген;yevhen евгений євген;george джордж джордж
    igor игорь ігор;ihor игорь ігор;ilya илья ілля;illia илья ілля;ivan иван іван;iryna ирина ірина
    irina ирина ірина;jack джек джек;jacob джейкоб джейкоб;james джеймс джеймс;jane джейн джейн;john джон джон
    joe джо джо;joseph джозеф джозеф;jean жан жан;julia юлия юлія;yulia юлия юлія;yuliia юлия юлія
    kirill кирилл кирило;kyrylo кирилл кирило;konstantin константин костянтин;kostyantyn константин костянтин
    leonid леонид леонід;maria мария марія;mariia мария марія;mark марк марк;mary мэри мері;michael майкл майкл
    mike майк майк;mikhail михаил михайло;mykhailo михаил михайло;mykola николай микола;nikolai николай микола
    nikolay николай микола;natalia наталья наталія;nataliia наталья наталія;oleg олег олег;oleh олег олег
    olga ольга ольга;olha ольга ольга;paul пол пол;pavel павел павло;pavlo павел павло;peter питер пітер
    petro петр петро;pyotr петр петро;richard ричард річард;robert роберт роберт;roman роман роман
    ruslan руслан руслан;sergei сергей сергій;sergey сергей сергій;serhii сергей сергій;serhiy сергей сергій
    svitlana светлана світлана;svetlana светлана світлана;tatiana татьяна тетяна;tetiana татьяна тетяна
    taras тарас тарас;thomas томас томас;vadym вадим вадим;valery валерий валерій;valerii валерий валерій
    vasyl василий василь;victor виктор віктор;viktor виктор віктор;victoria виктория вікторія
    viktoria виктория вікторія;vitali виталий віталій;vitaly виталий віталій;vitaliy виталий віталій
    vitalii виталий віталій;vladimir владимир володимир;volodymyr владимир володимир
    vladislav владислав владислав;vyacheslav вячеслав в’ячеслав;william уильям вільям;yuri юрий юрій
    yuriy юрий юрій;yurii юрий юрій;yaroslav ярослав ярослав;gavin гэвин гевін;keith кит кіт
    jens йенс єнс;hans ханс ганс;kyle кайл кайл;nancy нэнси ненсі;brian брайан браян;tony тони тоні
    """.replace("\n", ";").split(";")
    if len(words := line.split()) == 3
    for english, russian, ukrainian in [tuple(words)]
}
_SLAVIC = re.compile(
    r"(?:[ou]vs?k|[dtz]s?k|n?s[ck])(?:yi|yy|iy|ii|y|i|a|aya)$|(?:o|e|ye|i)v(?:a|yi)?$|(?:yn|in|yna|ina)$"
    r"|enko$|[cs]huk$|yuk$|iuk$|[oe]vy?ch$|[oe]vi[ct]h?$|chenko|shch|zh|kh|yi$|iy$|yy$|nyi$|nyy$|tsia$|pole$|ivka$|hrad$|grad$|sk$"
)
# After these a name in -in or -on is English all the same (Austin, Martin).
_WESTERN = re.compile(r"th|w|ck|ee|oo|ough|x|ll|tt|mart|aust|colin|justin|robin|q|sch|ph|gh")


def transliterate(name: str, language: str) -> str:
    """Propose a rendering of an English name in Cyrillic, word by word; other languages get the name itself.

    >>> transliterate("Peter Wilson", "ru"), transliterate("Peter Wilson", "uk")
    ('Питер Уилсон', 'Пітер Вілсон')
    >>> transliterate("Oleksandr Kovalenko", "uk"), transliterate("Shcherbakov", "ru")
    ('Олександр Коваленко', 'Щербаков')
    """
    if language not in ("ru", "uk"):
        return name
    slavic = any(map(is_slavic, re.findall(r"[^\W\d_]+", name))) and not _WESTERN.search(name.casefold())
    written = re.sub(r"[^\W\d_]+", lambda found: _transliterate_word(found.group(), language, slavic), name)
    return re.sub(r"(?<=\w)'(?=\w)", "\u2019", written)


def is_slavic(word: str) -> bool:
    """Whether a word looks like a Slavic name in Latin letters."""
    text = word.casefold()
    return len(text) > 3 and text not in _GIVEN and bool(_SLAVIC.search(text)) and not _WESTERN.search(text)


def _transliterate_word(word: str, language: str, slavic: bool) -> str:
    text = word.casefold()
    if word.isupper() and 1 < len(word) < 6:
        return _spell_acronym(word, language)
    if text in _PARTICLES:
        return _PARTICLES[text]
    if text in _GIVEN:
        found = _GIVEN[text][language == "uk"]
    elif slavic:
        found = _apply(text, _BACK[language])
    else:
        found = _apply(text, _SOUND[language])
    return found.upper() if word.isupper() and len(word) > 1 else found[:1].upper() + found[1:]


def _spell_acronym(word: str, language: str) -> str:
    """Acronyms letter by letter (TASS, ТАСС), which is right for those that came from Cyrillic only."""
    table = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _LETTERS[language], strict=True))
    return "".join(table.get(letter, letter) for letter in word)


_LETTERS = {"ru": "АБКДЕФГХИДКЛМНОПКРСТУВВКЙЗ", "uk": "АБКДЕФГГІДКЛМНОПКРСТУВВКЙЗ"}
_PARTICLES = {
    "von": "фон",
    "van": "ван",
    "der": "дер",
    "den": "ден",
    "de": "де",
    "la": "ла",
    "di": "ди",
    "al": "аль",
}

_Rules = tuple[tuple[re.Pattern[str], str], ...]


# Letters of other alphabets by their sound; of the rest only the accent is dropped.
_FOREIGN = str.maketrans(
    {
        **dict.fromkeys("šşś", "sh"),
        **dict.fromkeys("čçć", "ch"),
        **dict.fromkeys("žż", "zh"),
        **dict.fromkeys("öøäæ", "e"),
        "ł": "l",
        "å": "o",
        "ß": "ss",
        "ı": "i",
        "đ": "d",
        "ü": "ю",
    }
)


def _plain(text: str) -> str:
    """A word in small letters without the letters and accents that English lacks."""
    decomposed = unicodedata.normalize("NFD", text.translate(_FOREIGN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _apply(text: str, rules: _Rules) -> str:
    """Read a word from left to right, the first rule that fits at each place; a rule sees the letters around."""
    text = _plain(text)
    pieces: list[str] = []
    place = 0
    while place < len(text):
        for pattern, target in rules:
            found = pattern.match(text, place)
            if found is not None and found.end() > place:
                pieces.append(target)
                place = found.end()
                break
        else:
            pieces.append(text[place])
            place += 1
    return "".join(pieces)


def _rules(table: str, letters: Mapping[int, int] | None = None) -> _Rules:
    """One rule a word: `latin=cyrillic`; `^` is the beginning and `$` the end of a word, `=` alone is silence."""
    found = []
    for entry in table.split():
        source, _, target = entry.rpartition("=")
        pattern = source.replace("^", r"(?<![^\W\d_])").replace("$", r"(?![^\W\d_])")
        found.append((re.compile(pattern), target.translate(letters or {})))
    return tuple(found)


_V = "[aeiouy]"
_C = "[bcdfghjklmnpqrstvwxz]"
_ENGLISH = rf"""
    ^mc=мак tsch=ч sch=ш tch=тч sh=ш ch=ч ck=к ph=ф th=т zh=ж kh=х ^kn=н ^wr=р ^ps=пс qu=кв
    igh=ай ough=о augh=о gh$= gh(?={_C})= gh=г
    (?<=c)e$= ee=и oo=у ea=и oa=оу ey$=и ie$=и y$=и oy=ой oi=ой ai=ей ay=ей ei=ей ey=ей
    ou=ау ow$=оу ow=ау aw=о au=о ew=ью eu=ью oe$=о ue$=ю ui=уи
    ia$=ия us$=ус um$=ум er$=ер or$=ор ar=ар ir=ер ur=ер
    ^ya=я ^yo=йо ^yu=ю ^ye=е (?<={_V})y=й y=и
    g(?=[eiy])=дж dg(?=e)=дж ge$=дж j=дж c(?=[eiy])=с c=к x=кс q=к
    a(?=ker$)=ей a(?={_C}e$)=ей i(?={_C}e$)=ай o(?={_C}e$)=оу u(?={_C}e$)=ью
    (?<={_C})e$= (?<=[aiou])e$=
    u(?={_C}{_C})=а u(?={_C}$)=а u=у
    a=а b=б d=д e=е f=ф g=г h=х i=и k=к l=л m=м n=н o=о p=п r=р s=с t=т v=в w=в z=з
"""
_WITH_U = r"^wa(?=l|sh|t|rr)=уо ^wh(?=[aeiy])=у ^wo=во ^w(?=[aeiy])=у w(?=[aeiy])=у "
_SOUND = {
    "ru": _rules(_WITH_U + "^ei=эй ^e(?!e|a|y|u|w)=э ay=эй ai=эй " + _ENGLISH),
    # Ukrainian writes w as в, h as г, and і and е where Russian has и and э.
    "uk": _rules("^wa(?=l|t|rr)=во ^wh=в kh=Х " + _ENGLISH, str.maketrans("ихэХ", "ігех")),
}
_FROM_RUSSIAN = """
    shch=щ sch=щ zh=ж kh=х ch=ч sh=ш ts=ц nyi$=ный nyy$=ный yi$=ий yy$=ий iy$=ий ii$=ий (?<=k)i$=ий y$=ий aya$=ая
    ya=я ia=ия yu=ю iu=ю yo=ё ye=е yi=и (?<=[aeou])y=й (?<=[aeou])i(?![aeou])=й y=ы j=й (?<=l)sk=ьск
    a=а b=б v=в w=в g=г h=г d=д e=е z=з i=и k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф c=ц x=кс
"""
_FROM_UKRAINIAN = """
    shch=щ sch=щ zgh=зг zh=ж kh=х ch=ч sh=ш sk(?:yi|yy|iy|ii|y|i)$=ський tsk(?:yi|yy|iy|ii|y|i)$=цький
    ska$=ська tska$=цька tsk$=цьк sk$=ськ ts=ц yi$=ий yy$=ий iy$=ій ii$=ій y$=ий aya$=а
    ya=я ia=я yu=ю iu=ю yo=йо ye=є ie=іє (?<=[aeou])e=є yi=ї (?<=[aeou])y=й (?<=[aeou])i(?![aeou])=й y=и j=й
    a=а b=б v=в w=в g=г h=г d=д e=е z=з i=і k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф c=ц x=кс
"""
_BACK = {"ru": _rules(_FROM_RUSSIAN), "uk": _rules(_FROM_UKRAINIAN)}
