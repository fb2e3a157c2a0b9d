"""Statistics that tell a change from noise."""
