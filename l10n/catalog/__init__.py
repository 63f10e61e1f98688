"""PO files: read, merge with the article, write; a person's text is never lost.

`update_catalog(path, merge)` is the safe way to change a file: it reads, calls `merge`, and writes only over what
it read.
"""

from l10n.catalog.header import read_date
from l10n.catalog.memory import read_memory
from l10n.catalog.merging import add_findings, merge_catalog, plan_drafts
from l10n.catalog.provenance import is_untouched, rewrite_draft
from l10n.catalog.reading import is_current, read_catalog
from l10n.catalog.saving import ChangedError, write_whole
from l10n.catalog.writing import update_catalog, write_catalog, write_template

__all__ = [
    "ChangedError",
    "add_findings",
    "is_current",
    "is_untouched",
    "merge_catalog",
    "plan_drafts",
    "read_catalog",
    "read_date",
    "read_memory",
    "rewrite_draft",
    "update_catalog",
    "write_catalog",
    "write_template",
    "write_whole",
]
