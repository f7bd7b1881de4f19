"""The pages of recruitment: what a register cannot show, one file a page."""
