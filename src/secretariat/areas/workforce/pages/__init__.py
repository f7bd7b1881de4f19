"""Pages of the workforce: an official's file, staffing, a post, representation, composition."""
