"""Put and prove glossary names in a translation."""
