"""A world of letters made up from a seed, with known answers, as large as asked."""
