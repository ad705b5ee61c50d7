"""Words for days seen from the day of writing, by language; one file for each group of languages. Nothing here reads a date."""
