//! The client of the API (`api-contract`): signing, sending, retrying, and the typed answers.
