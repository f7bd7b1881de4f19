"""What must hold of records of recruitment, each in a sentence, a file for each part of it."""
