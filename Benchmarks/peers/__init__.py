"""What all peers share: sizes, the measure of agreement, and how they answer the driver."""
