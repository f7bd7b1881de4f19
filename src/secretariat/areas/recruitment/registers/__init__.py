"""What people keep of recruitment, a file for each part of it."""
