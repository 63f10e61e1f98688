"""Negation: neither lost nor added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Severity

_LOST = Check(
    "negation-lost",
    "Negation lost",
    "The source denies something and the target has fewer negations.",
    Severity.WARNING,
    Example("Putin was not in the building.", "Путин находился в здании."),
)
_ADDED = Check(
    "negation-added",
    "Negation added",
    "The target denies something and nothing in the source does.",
    Severity.WARNING,
    Example("Putin was in the building.", "Путин не находился в здании."),
)
CHECKS = (_LOST, _ADDED)

# Set phrases with «не» and «без» that say no more than an English word without negation does.
_HARMLESS = re.compile(
    r"без|не (?:зря|забуд|так |меньш|больш|менш|більш|позд|пізн|дольш|довш|ниже|нижч|выше|вище|дал|очень|дуже"
    r"|сам|сда|сход"
    r"|теря|втрача|редко|редкост|рідк|давал? поко|упуск|спуск|столь|настольк|втруч|вмеш|позвол|дозвол|име[ею]"
    r"|бул?ьше|дивно"
    r"|странно|исключ|виключ|хуже|гірш|в сил|по себ|менее|рад|против|прочь|грех|дай|дорог|бед|обяз|вход|вовсе"
    r"|двадц|тридц)"
)
# What a translator must render as a negation.
_STRONG = re.compile(
    r"\b(?:not|cannot|never|nobody|nothing|nowhere|none|neither|without|no)\b|n['’]t\b", re.IGNORECASE
)
# "not only", "no longer", "no doubt", "No. 5", "No, …": often rendered without one, or proving nothing.
_LOOSE = re.compile(
    r"\b(?:not (?:only|just|merely|simply|least|to mention|until|so much|quite|long)|no (?:doubt|matter|wonder"
    r"|longer"
    r"|less|more than|later than|fewer|sooner|one else)|No\.? ?\d|no[,.!?]|whether or not|if not|or not|not[,.?!)]"
    r"|why not|is(?:n['’]t| not) it|, (?:isn|aren|don|won|doesn|didn)['’]t|don['’]t you|won['’]t you"
    r"|can['’]t (?:help|wait)|nothing but"
    r"|none other|never(?:theless| mind)|without (?:a )?doubt|not (?:un|in|dis)\w+)",
    re.IGNORECASE,
)
# English that is often rendered with «не», so that «не» there was not added.
_WEAK = re.compile(
    r"\b(?:nor|non|un(?!i[tovqf]|der|cle|til)\w{3,}|in\w{3,}(?:ble|bly|bility)|in(?:valid|formal|complete"
    r"|correct|justice)\w*"
    r"|im(?:p|m)\w+(?:ble|bly)|impos\w+|irr(?!i)\w+|dis(?:a[bglp]|b|en|h|l|ob|or|q|re|s|u)\w{3,}|mis(?!s|t"
    r"|er)\w{3,}"
    r"|\w+less(?:ly|ness)?|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies|ying|ial\w*)|lack\w*|avoid\w*|prevent\w*"
    r"|prohibit\w*|forb\w+|unless|until|till|hardly|barely|rarely|seldom|little|stop\w*|instead|rather|except"
    r"|ignor\w*"
    r"|wrong\w*|missing|doubt\w*|unlike|regardless|absen\w*|property|real estate|whatever|whoever|developing"
    r"|nope|ain|reluctan\w*|neglect\w*|omit\w*|any(?:more|thing but)|only (?:after|when|if|\d)|no sooner|yet to"
    r"|before"
    r"|too \w+ to|incapab\w*|void|opposite|hat(?:e|ed|es|ing)|struggl\w*|weak\w*|less than|more than|other than"
    r"|as long"
    r"|can only|zero|outside|exclu\w*|improper\w*|separate|limited|fewer|trouble|cancel\w*|abort\w*|limits?"
    r"|foil\w*|all but|anything but|but for|far from|free (?:of|from)|keep (?:\w+ )?from|short of|out of)\b"
    r"|\bnon-|\bun-|-free\b",
    re.IGNORECASE,
)
_MARKERS = {
    # Counted one by one: each is a negation of its own.
    "ru": re.compile(
        r"(?<![\w-])(?:(?<!тем\s)не(?!\s+только|\s+просто|\s+сколько|\s+столько|\s+менее|\s+более|\s+раз\b"
        r"|\s+позднее|\s+позже)"
        r"|нет|нельзя|без|невозможно|незачем|некому|некого|нечего|негде|некуда|нету|отнюдь)(?![\w-])"
    ),
    "uk": re.compile(
        r"(?<![\w-])(?:(?<!тим\s)не(?!\s+лише|\s+тільки|\s+просто|\s+стільки|\s+скільки|\s+менше|\s+більше"
        r"|\s+раз\b|\s+пізніше)"
        r"|нема|немає|нема[єв]|без|неможливо|ніт|ні|нікому|нічого робити|аж ніяк)(?![\w-])"
    ),
}
# Words that may carry a negation of the source in another way.
_OTHER = {
    "ru": re.compile(
        r"(?<!\w)(?:не(?!го|[йемё]\b|му|дел|сколь|которы|фт|рв|б[оае]|мец|мк|дав|посред|т\b|йтр|гр|а[пв]|о[бн]"
        r"|кт)\w{2,}"
        r"|без\w+|бес\w{3,}|отсутств\w*|отка[зж]\w*|лиш[аеиё]\w+|кроме|избе[гж]\w*|едва|вряд|запре\w+|перест\w+"
        r"|прекра[тщ]\w+|утра[тч]\w+|исключ\w*|далек\w*|далёк\w*|мало|провал\w*|отверг\w*|отри[цч]\w*|опроверг\w*"
        r"|воздерж\w*|минуя|ноль|нул\w+|отмен\w*|вместо|помимо|тщетно|нехват\w*|скрыва\w*|умолч\w*|освобо\w+"
        r"|против)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:не(?!ї|ю|б[оа]|ймов|щодав|рв|забар|ділі?|ділю|йтр|гр|ве[лс]|вдов|кт)\w{2,}|без\w+"
        r"|відсутн\w*|відмов\w*"
        r"|позбав\w*|крім|окрім|уник\w*|ледв[еь]|навряд|заборон\w*|припин\w*|втра[тч]\w+|виключ\w*|далек\w*"
        r"|мало|брак\w*"
        r"|провал\w*|відки\w+|запереч\w*|спрост\w*|утрим\w*|поза|нуль|нульов\w*|скасов\w*|замість|марно|прихов\w*"
        r"|звільн\w+|всупереч|проти|байдуж\w*)(?!\w)"
    ),
}
# These stand beside «не» or «нет» in a sentence of their own: «никогда не видел».
_DOUBLE = {
    "ru": re.compile(
        r"(?<!\w)(?:никто|никого|никому|никем|ничто|ничего|ничему|ничем|никогда|нигде|никуда|никак(?:ой|ого|ая"
        r"|их|ие|ую)"
        r"|ниоткуда)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:ніхто|нікого|ніким|ніщо|нічого|нічому|нічим|ніколи|ніде|нікуди|ніяк(?:ий|ого|а|их|і|у)"
        r"|жод(?:ен|ного"
        r"|на|ної|них|не|ну|ним|ною|ному))(?!\w)"
    ),
}


def find(pair: Pair) -> Iterator[Finding]:
    """Count the negations of source and target."""
    target = pair.target.lower()
    strong = len(_STRONG.findall(pair.source))
    markers = list(_MARKERS[pair.code].finditer(target))
    if strong:
        certain = strong - len(_LOOSE.findall(pair.source))
        double = _DOUBLE[pair.code].findall(target)
        # «отказался» answers "refused", not "did not": the source's own lexical negations are taken off first.
        other = max(0, len(_OTHER[pair.code].findall(target)) - len(_WEAK.findall(pair.source)))
        other += len(double) if len(pair.target_words) < 6 else 0
        if certain > 0 and len(markers) + other < certain:
            yield _LOST.finding("the source denies something that the target does not")
        return
    markers = [marker for marker in markers if not _HARMLESS.match(target, marker.start())]
    if markers and not _WEAK.search(pair.source):
        first = markers[0]
        yield _ADDED.finding(f"«{first[0]}» denies something that the source does not", first.start(), first.end())
