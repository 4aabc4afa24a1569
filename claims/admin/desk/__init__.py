"""The review desk: one claim after the other, by keyboard."""
