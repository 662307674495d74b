//! Paging: which page to ask for next, and what the rows held so far amount to.
