"""The texture recipe in PyTorch: what the trainer computes, written as its users would write it."""
