public enum OptimizerKind: String, Codable, CaseIterable, Sendable { case adam, lbfgs }
public enum ScheduleKind: String, Codable, CaseIterable, Sendable { case steps, constant, cosine, oneCycle = "one-cycle" }
