"""What was found in each text of a file: by it a run looks only at the texts that have changed.

A notebook is one file of the cache, for one kind of work on one article or PO file. Its first line is a hash of the
facts that the work depends on and of all that follows, so that neither an outdated nor a damaged one is believed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from l10n.model import Finding, Severity
from l10n.pipeline.cache import read_cached, write_cached


class Notebook:
    """Results by the texts that they were worked out from; a result is anything that JSON holds.

    Args:
        known: What earlier runs worked out; nothing for a notebook that only this run needs.
        place: Where it is to be written, "" for nowhere; and the facts it is sealed with.
    """

    def __init__(self, known: Mapping[str, Any] | None = None, place: tuple[str, str] = ("", "")) -> None:
        self.known: Mapping[str, Any] = known or {}
        self.used: dict[str, Any] = {}
        self.place = place

    def find(self, text: Sequence[str], work: Callable[..., Any], *arguments: Any) -> Any:
        """The result for a text, or a few that belong together: `work(*arguments)` where it is not known yet."""
        key = _key(text)
        if key not in self.used:
            self.used[key] = self.known[key] if key in self.known else work(*arguments)
        return self.used[key]

    def note(self, text: Sequence[str], result: Any) -> None:
        """Keep the result for a text, whatever was known of it."""
        self.used[_key(text)] = result


def read_notebook(root: Path, kind: str, name: str, facts: str) -> Notebook:
    """The notebook for one kind of work on one article or PO file; an empty one where there is none to believe.

    Args:
        root: The project's folder.
        kind: The kind of work, a folder of the cache.
        name: The article or PO file.
        facts: Everything but the texts that the results depend on.
    """
    path = f"{kind}/{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
    seal, _, body = read_cached(root, path).partition(b"\n")
    believed = body and seal == _seal(facts, body)
    return Notebook(json.loads(body.decode("utf-8", "surrogatepass")) if believed else {}, (path, facts))


def write_notebook(root: Path, notebook: Notebook) -> None:
    """Write down what was asked for in this run, where that is not what stands there."""
    path, facts = notebook.place
    if not path or notebook.used == notebook.known:
        return
    body = json.dumps(notebook.used, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write_cached(root, path, _seal(facts, body) + b"\n" + body)


def _seal(facts: str, body: bytes) -> bytes:
    sealed = hashlib.sha256(facts.encode("utf-8", "surrogatepass")).digest() + body
    return hashlib.sha256(sealed).hexdigest().encode()


def _key(text: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(text).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def pack_findings(findings: Sequence[Finding]) -> list[list[Any]]:
    """Findings as JSON holds them."""
    return [[f.check, f.severity.value, f.message, f.start, f.end, f.fix, f.line] for f in findings]


def unpack_findings(packed: Sequence[Sequence[Any]]) -> tuple[Finding, ...]:
    """The findings that were packed."""
    return tuple(Finding(check, _SEVERITIES[severity], *rest) for check, severity, *rest in packed)


_SEVERITIES = {severity.value: severity for severity in Severity}
