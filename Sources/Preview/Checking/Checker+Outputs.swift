/// Where a program writes to, gathered as it is read.
struct OutputLocations {
  var declared: [(id: VariableID, hasLocation: Bool, location: SourceLocation)] = []
  private(set) var color: SourceLocation?
  private(set) var data: SourceLocation?

  mutating func add(_ id: VariableID, hasLocation: Bool, at location: SourceLocation) {
    declared.append((id, hasLocation, location))
  }

  /// A built-in output, read or written.
  mutating func mention(_ variable: BuiltinVariable, at location: SourceLocation) {
    switch variable {
    case .fragColor: color = color ?? location
    case .fragData: data = data ?? location
    default: break
    }
  }
}

extension Checker {
  /// Rules about all outputs together (GLSL ES 1.00, 7.2; 3.00, 4.3.8.2).
  mutating func checkOutputs() {
    if let color = outputs.color, let data = outputs.data {
      report(.colorAndData, at: max(color, data))
    }
    var owners: [Int: VariableID] = [:]
    for output in outputs.declared {
      if outputs.declared.count > 1, !output.hasLocation {
        report(.outputWithoutLocation(program[output.id].name), at: output.location)
        continue
      }
      let variable = program[output.id]
      guard case .output(let first) = variable.storage else { continue }
      let count = if case .array(_, let count) = variable.type { count } else { 1 }
      guard first + count <= Self.drawBuffers else {
        report(.outputLocation(limit: Self.drawBuffers), at: output.location)
        continue
      }
      for location in first..<first + count {
        if let owner = owners[location] {
          report(.sameLocation(variable.name, program[owner].name), at: output.location)
          break
        }
        owners[location] = output.id
      }
    }
  }
}
