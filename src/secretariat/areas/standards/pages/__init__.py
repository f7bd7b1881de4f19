"""Pages that no register can show: a State’s whole history, an instrument’s States."""
