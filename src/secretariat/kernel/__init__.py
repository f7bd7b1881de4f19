"""Words everyone may use: errors, periods, money, languages, digests. Plain Python, no Django."""
