"""The Argos packages: which serve a pair, how they are fetched, checked, installed, verified and removed.

Argos Translate, LibreTranslate and l10n share one folder of packages, so each uses what the others installed. Only
`interchange` imports argostranslate, and nothing here opens a socket but `fetch_index` and `fetch_package`.
"""

from l10n.packages.store import Inventory, Stray, find_packages, read_inventory

__all__ = [
    "Inventory",
    "Stray",
    "find_packages",
    "read_inventory",
]
