"""How files of recruitment are read, a file for each part of it."""
