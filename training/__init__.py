"""How the starter packages are made: clean, train, convert, evaluate. Nothing in `l10n` needs this folder."""
