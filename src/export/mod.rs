//! From a csvUrl, or from rows, to a CSV file that is whole, counted and receipted.
