"""English articles into publishable Russian and Ukrainian, offline, names locked, reviewed as PO files."""

__version__ = "0.1.0"
