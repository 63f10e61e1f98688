"""Length: nothing left out, nothing made up."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Severity

_SHORT = Check(
    "length-short",
    "Far too short",
    "The target is so much shorter than the source that something must have been left out.",
    Severity.WARNING,
    Example(
        "The Kremlin has revealed it intercepted a pair of drones sent to strike the residence on Wednesday.",
        "Кремль сообщил о перехвате.",
    ),
)
_LONG = Check(
    "length-long",
    "Far too long",
    "The target is so much longer than the source that something must have been added.",
    Severity.WARNING,
    Example(
        "Putin was not in the building at the time of the incident.",
        "Путин в момент инцидента не находился в здании, а его рабочий график, как отметили в пресс-службе, не"
        " изменился и будет выполнен полностью.",
    ),
)
CHECKS = (_SHORT, _LONG)

# Characters of the target a character of the source, for texts of about these lengths (source characters): the
# least, and the most in Russian and in Ukrainian, which is a little shorter. Human translations of news lie between
# them for more than 99 of 100 sentences; a short heading may be far from the mean.
_LIMITS = (
    (25, 0.25, {"ru": 3.0, "uk": 2.8}),
    (50, 0.42, {"ru": 2.1, "uk": 2.1}),
    (90, 0.53, {"ru": 1.85, "uk": 1.76}),
    (160, 0.59, {"ru": 1.8, "uk": 1.6}),
    (10**9, 0.62, {"ru": 1.62, "uk": 1.6}),
)


def find(pair: Pair) -> Iterator[Finding]:
    """Compare the lengths."""
    source, target = len(pair.source.strip()), len(pair.target.strip())
    if source < 8 or not target:
        return
    low, high = _limits(source, pair.code)
    if target < low * source:
        yield _SHORT.finding(f"the target has {target} characters, the source {source}")
    elif target > high * source and target - source > 12:
        yield _LONG.finding(f"the target has {target} characters, the source {source}")


def _limits(length: int, code: str) -> tuple[float, float]:
    # Other languages than these two have the wider limits.
    return next((low, most.get(code, most["ru"])) for limit, low, most in _LIMITS if length <= limit)
