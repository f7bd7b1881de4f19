"""What is kept of a secret."""

from hashlib import sha256


def digest_of(secret: str) -> str:
    """Digest a token's secret: 256 random bits need no slow hash, as a password does."""
    return sha256(secret.encode()).hexdigest()
