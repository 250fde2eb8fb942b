/// Why training cannot start or go on.
public enum TrainingError: Error {}
