"""Sada: KPIs of public-sector communication, per unit and per channel."""
