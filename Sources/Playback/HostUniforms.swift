import Preview

/// What hosts of shaders tell every frame, by the names that they use.
///
/// Shadertoy: `iResolution`, `iTime`, `iTimeDelta`, `iFrameRate`, `iFrame`; glslViewer and the Book of Shaders:
/// `u_resolution`, `u_time`, `u_delta`, `u_frame`; others: `resolution`, `time`, `frame`.
struct HostUniforms {
  let width: Int
  let height: Int
  let framesPerSecond: Double

  /// Sets those that the shader has, of the type that the host gives them; the others are the user's.
  ///
  /// - Parameter given: names that the user has set, which stay.
  func set(frame: Int, in program: inout Program, except given: Set<String>) throws(DrawError) {
    let size: [UniformValue] = [.number(Double(width)), .number(Double(height))]
    let time = UniformValue.number(Double(frame) / framesPerSecond)
    let values: [(names: [String], types: [GLSLType: UniformValue])] = [
      (
        ["iResolution", "u_resolution", "resolution"],
        [
          .vector(.float, 2): .list(size), .vector(.float, 3): .list(size + [.number(1)]),
          .vector(.int, 2): .list(size),
        ]
      ),
      (["iTime", "u_time", "time"], [.float: time]),
      (["iTimeDelta", "u_delta"], [.float: .number(1 / framesPerSecond)]),
      (["iFrameRate"], [.float: .number(framesPerSecond)]),
      (
        ["iFrame", "u_frame", "frame"],
        [.int: .number(Double(frame)), .uint: .number(Double(frame)), .float: .number(Double(frame))]
      ),
    ]
    for place in program.uniforms where !place.isInput && place.unit == nil && !given.contains(place.name) {
      guard let value = values.first(where: { $0.names.contains(place.name) })?.types[place.type] else { continue }
      try program.set(place.name, to: value)
    }
  }
}
