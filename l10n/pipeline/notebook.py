"""What was found in each text of a file: by it a run looks only at the texts that have changed.

A notebook is one file of the cache, for one kind of work on one article or PO file. Its first line is a hash of the
facts that the work depends on and of all that follows, so that neither an outdated nor a damaged one is believed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from l10n.model import Finding, Severity
from l10n.pipeline.cache import read_cached, write_cached


class Notebook:
    """Results by the texts that they were worked out from; a result is anything that JSON holds.

    Args:
        root: The project's folder; None to remember nothing beyond this run.
        kind: The kind of work, a folder of the cache.
        name: The article or PO file.
        facts: Everything but the texts that the results depend on.
    """

    def __init__(self, root: Path | None = None, kind: str = "", name: str = "", facts: str = "") -> None:
        self._root = root
        self._name = f"{kind}/{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
        self._facts = facts
        self._known: dict[str, Any] = self._read() if root is not None else {}
        self._used: dict[str, Any] = {}

    def find(self, text: Sequence[str], work: Callable[..., Any], *arguments: Any) -> Any:
        """The result for a text, or a few that belong together: `work(*arguments)` where it is not known yet."""
        key = _key(text)
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else work(*arguments)
        return self._used[key]

    def note(self, text: Sequence[str], result: Any) -> None:
        """Keep the result for a text, whatever was known of it."""
        self._used[_key(text)] = result

    def close(self) -> None:
        """Write down what was asked for in this run, where that is not what stands there."""
        if self._root is None or self._used == self._known:
            return
        body = json.dumps(self._used, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        write_cached(self._root, self._name, self._seal(body) + b"\n" + body)
        self._known = dict(self._used)

    def _read(self) -> dict[str, Any]:
        assert self._root is not None
        seal, _, body = read_cached(self._root, self._name).partition(b"\n")
        if not body or seal != self._seal(body):
            return {}
        known = json.loads(body.decode("utf-8", "surrogatepass"))
        assert isinstance(known, dict)
        return known

    def _seal(self, body: bytes) -> bytes:
        facts = hashlib.sha256(self._facts.encode("utf-8", "surrogatepass")).digest()
        return hashlib.sha256(facts + body).hexdigest().encode()


def _key(text: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(text).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def pack_findings(findings: Sequence[Finding]) -> list[list[Any]]:
    """Findings as JSON holds them."""
    return [[f.check, f.severity.value, f.message, f.start, f.end, f.fix, f.line] for f in findings]


def unpack_findings(packed: Sequence[Sequence[Any]]) -> tuple[Finding, ...]:
    """The findings that were packed."""
    return tuple(Finding(check, _SEVERITIES[severity], *rest) for check, severity, *rest in packed)


_SEVERITIES = {severity.value: severity for severity in Severity}
