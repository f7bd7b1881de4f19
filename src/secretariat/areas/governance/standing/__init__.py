"""How far what was asked is: told as of a day."""
