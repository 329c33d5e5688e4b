"""Stop delays and route punctuality."""
