"""The telephone numbers, as they are left in the app and stand on a screen."""

from __future__ import annotations

from aftercare.conversation.reply import Card, NumberRow, line

ROWS = ("crisis", "emergency", "urgent_call_clinic")


def numbers_card(first: str = "crisis") -> Card:
    """Return the card with all numbers; on a screen the row of `first` stands on top."""
    order = sorted(ROWS, key=lambda row: row != first)
    rows = tuple(
        NumberRow(number=line(f"safety.row.{row}.number"), label=line(f"safety.row.{row}")) for row in order
    )
    return Card(title=line("safety.card.title"), text=(line("safety.card.text"),), rows=rows)
