"""Translation engines: source texts in, hypotheses out."""
