"""Measurements of Sada, printed with the machine they were made on."""
