"""Old profile pages, read by rules: what a page says, with the words that say it."""
