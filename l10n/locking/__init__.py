"""Put and prove glossary names in a translation.

`prove_locks` judges any target text, a machine's or a person's; `lock_names` has an engine translate and brings
every glossary name into its case form, or says which one is not.
"""

from l10n.locking.ladder import Locked, lock_names
from l10n.locking.proof import prove_locks

__all__ = ["Locked", "lock_names", "prove_locks"]
