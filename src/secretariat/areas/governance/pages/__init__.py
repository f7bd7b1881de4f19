"""Pages about sessions and what was asked at them."""
