"""What was said about a record and laid beside it, as a part of its page."""
