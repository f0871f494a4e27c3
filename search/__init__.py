"""Everything that answers a query, over the vocabulary and the catalogue."""
