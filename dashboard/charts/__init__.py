"""Charts: Altair specifications, built once per kind, figure and language, without data."""
