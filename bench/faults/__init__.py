"""What may go wrong while files are taken in, made to go wrong on purpose, and counted."""
