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

# Characters of the target a character of the source, for texts of about these lengths (source characters). Human
# translations of news lie between them for more than 99 of 100 sentences; a short heading may be far from the mean.
_LIMITS = ((25, 0.25, 3.0), (50, 0.42, 2.1), (90, 0.53, 1.87), (160, 0.59, 1.78), (10**9, 0.62, 1.7))


def find(pair: Pair) -> Iterator[Finding]:
    """Compare the lengths."""
    source, target = len(pair.source.strip()), len(pair.target.strip())
    if source < 8 or not target:
        return
    low, high = _limits(source)
    # Ukrainian is a little shorter than Russian.
    high *= 0.94 if pair.code == "uk" else 1.0
    if target < low * source:
        yield _SHORT.finding(f"the target has {target} characters, the source {source}")
    elif target > high * source and target - source > 12:
        yield _LONG.finding(f"the target has {target} characters, the source {source}")


def _limits(length: int) -> tuple[float, float]:
    return next((low, high) for limit, low, high in _LIMITS if length <= limit)
