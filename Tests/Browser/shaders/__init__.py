"""Shaders run in Chromium and by the simulator, and random ones to run."""
