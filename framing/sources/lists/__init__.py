"""What is known beforehand: listed bodies, roles, countries and names, their spellings, and a classifier of names."""
