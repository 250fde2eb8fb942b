import ShaderGen

/// What a dialect costs with one format of its state, and how near to the float model it stays.
public struct ExportMeasurement: Equatable, Sendable, Encodable {
  /// The dialect's name.
  public let dialect: String
  public let state: StateFormat
  /// Of all files.
  public let bytes: Int
  /// Of the texts that a step's passes are compiled from.
  public let stepBytes: Int
  /// The simulator's, for a step: each pass's for each texel that it writes, so a pass of half the width counts half.
  public let instructionsPerCell: Double
  /// How far rgb, in 0 ... 1, came apart from the float model's.
  public let differences: [Difference]
  /// What it was after ``steps`` steps.
  public let survival: Survival
  public let steps: Int

  /// The largest difference of any cell's red, green or blue after some steps.
  public struct Difference: Equatable, Sendable, Encodable {
    public let steps: Int
    /// Nil when either of the two held states that are no numbers, or far too large.
    public let rgb: Float?

    private enum CodingKeys: String, CodingKey { case steps, rgb }

    public func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(steps, forKey: .steps)
      // Null where there is none: every line has the same keys.
      try fields.encode(rgb, forKey: .rgb)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case dialect, state, bytes, stepBytes, instructionsPerCell, differences, survival, steps, lives
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(dialect, forKey: .dialect)
    try fields.encode(state.rawValue, forKey: .state)
    try fields.encode(bytes, forKey: .bytes)
    try fields.encode(stepBytes, forKey: .stepBytes)
    try fields.encode(instructionsPerCell, forKey: .instructionsPerCell)
    try fields.encode(differences, forKey: .differences)
    try fields.encode(survival, forKey: .survival)
    try fields.encode(survival.lives, forKey: .lives)
    try fields.encode(steps, forKey: .steps)
  }
}

extension ExportMeasurement {
  /// Measurements as a table, a line each below a head.
  public static func table(_ measurements: [ExportMeasurement]) -> [String] {
    let looks = measurements.first?.differences.map(\.steps) ?? []
    var rows = [
      ["", "", "bytes", "bytes of", "instructions", "rgb apart, of 255"] + looks.dropFirst().map { _ in "" } + [
        "after"
      ],
      ["dialect", "state", "of files", "a step", "a cell"] + looks.map { "\($0) steps" }
        + ["\(measurements.first?.steps ?? 0) steps"],
    ]
    rows += measurements.map { measurement in
      [
        measurement.dialect, measurement.state.rawValue, "\(measurement.bytes)", "\(measurement.stepBytes)",
        decimals(measurement.instructionsPerCell, 1),
      ] + measurement.differences.map { $0.rgb.map { decimals(Double($0) * 255, 2) } ?? "-" }
        + [measurement.survival.rawValue]
    }
    // The head of the differences is as wide as all of them.
    let spans = rows[0].indices.map { $0 >= 5 && $0 < 5 + looks.count }
    let widths = rows[0].indices.map { column in
      rows.enumerated().map { $0.offset == 0 && spans[column] ? 0 : $0.element[column].count }.max() ?? 0
    }
    return rows.enumerated().map { index, row in
      var line = ""
      var end = 0
      for (column, cell) in row.enumerated() {
        let isText = column < 2 || column == row.count - 1
        let start = end + (column == 0 ? 0 : 2)
        end = start + widths[column]
        if cell.isEmpty { continue }
        let place = isText || index == 0 && spans[column] ? start : end - cell.count
        line += String(repeating: " ", count: max(0, place - line.count)) + cell
      }
      return line
    }
  }

  /// A number with so many decimals.
  private static func decimals(_ number: Double, _ count: Int) -> String {
    let scale = (0..<count).reduce(1) { product, _ in product * 10 }
    let units = Int((number * Double(scale)).rounded())
    let fraction = String(units % scale)
    return "\(units / scale)." + String(repeating: "0", count: count - fraction.count) + fraction
  }
}
