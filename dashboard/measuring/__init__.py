"""What holds for every KPI: the catalogue, what may be added, and what is too small to show."""
