"""What to work on first."""

from __future__ import annotations

__all__: list[str] = []
