"""Finding organizations: filters, facet counts, sorting, text."""
