"""The driver: takes turns between the trainer and a peer and sets their numbers side by side."""
