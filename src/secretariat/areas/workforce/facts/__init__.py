"""Facts that come with the product: the ladder of grades."""
