"""Checks that judge a translation; one file per family."""
