"""What those who run the product read of a page that could not be made: which, when and why.

The address is told as it is declared, not as it was asked for: some hold secrets of candidates.
"""

import logging


class FaultFormatter(logging.Formatter):
    """A line that names the page, and the trace below it; of an address nobody knows, its kind."""

    def format(self, record: logging.LogRecord) -> str:
        """Tell it with the time, as `2026-11-23 03:10:05 no answer to registers/<slug:key>/`."""
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        asked = match.route if match is not None else "an address that is not declared"
        told = [f"{self.formatTime(record, '%Y-%m-%d %H:%M:%S')} no answer to {asked}"]
        if record.exc_info:
            told.append(self.formatException(record.exc_info))
        return "\n".join(told)
