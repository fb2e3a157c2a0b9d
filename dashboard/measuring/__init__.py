"""What holds for every KPI, whichever it is: what is too small to show, and what may be added."""
