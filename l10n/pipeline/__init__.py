"""The straight lines: an article becomes drafts, a catalog is judged, a reviewed catalog becomes an article.

- `drafting` goes from articles to PO files: `route` is the way into one language as far as nothing slow is needed,
  `desk` the rest of it, `placing` puts inline elements back;
- `judging` goes from a PO file to findings;
- `review` goes from a PO file to how far it is, which `progress` remembers, and to the built article;
- `cache` is where things are remembered between runs: whole files in a `ledger`, single texts in a `notebook`.

Each is imported by itself, so that no command waits for what it does not use.
"""
