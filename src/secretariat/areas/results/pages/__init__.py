"""Pages that no register can show: frameworks side by side, one framework, one indicator."""
