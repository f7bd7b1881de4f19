"""The public portal: what strangers find at the front door, each number open to its records."""
