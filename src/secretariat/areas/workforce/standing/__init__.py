"""What stands and how it came about: ranges, what changed, what will; and posts that go on."""
