"""The glossary: names.csv and the forms, read into terms; and terms found in an English text.

`read_glossary` stops at the first row that cannot be used, because nothing may be translated with half a glossary;
`inspect_glossary` lists all such rows for the person who mends them.
"""

from l10n.glossary.candidates import Candidate, find_candidates
from l10n.glossary.confusion import find_confusable
from l10n.glossary.finding import find_terms
from l10n.glossary.reading import inspect_glossary, read_glossary, read_names
from l10n.glossary.terms import Terms, fingerprint_terms

__all__ = [
    "Candidate",
    "Terms",
    "find_candidates",
    "find_confusable",
    "find_terms",
    "fingerprint_terms",
    "inspect_glossary",
    "read_glossary",
    "read_names",
]
