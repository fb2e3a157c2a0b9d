"""Alerts: a special cause or a missed target, told once to whom it concerns."""
