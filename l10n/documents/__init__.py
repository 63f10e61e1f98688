"""Article formats: one reader a format, for both directions."""
