"""The rollout in JAX, states laid out channel-last, written as its users would write it; and in CAX's modules."""
