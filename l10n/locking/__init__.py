"""Put and prove glossary names in a translation."""

from __future__ import annotations

from l10n.locking.proof import prove_locks

__all__ = ["prove_locks"]
