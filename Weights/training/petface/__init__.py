"""Training of the pet face box network and the pet face landmark network."""
