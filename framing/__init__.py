"""Count who is cited and in whose words."""
