"""The house as it is run: settings, addresses, command line, and the product on one page."""
