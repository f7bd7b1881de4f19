"""Secrets that stand in files, which need not be readable by whoever reads the environment."""

from collections.abc import Mapping
from pathlib import Path


def secret(environment: Mapping[str, str], variable: str) -> str:
    """What the file named by a variable holds; nothing where none is named."""
    file = environment.get(variable, "")
    return Path(file).read_text(encoding="utf-8").strip() if file else ""
