"""The parts of a Word file that python-docx leaves to be written: numbering, notes, captions."""
