import CSimulator

/// A texture in plain Swift, and how a shader reads it.
struct TextureReference {
  let width: Int
  let height: Int
  let depth: Int
  var isLayered = false
  var isLinear = false
  var wrap = [SIM_WRAP_CLAMP, SIM_WRAP_CLAMP, SIM_WRAP_CLAMP]
  /// `[component][depth, height, width]`
  let planes: [[UInt32]]

  init(width: Int, height: Int, depth: Int = 1) {
    (self.width, self.height, self.depth) = (width, height, depth)
    // Neither linear along an axis nor alike in two components.
    let texels = width * height * depth
    planes = (0..<4).map { component -> [UInt32] in
      (0..<texels).map { texel -> UInt32 in
        let eighths = (texel * 37 + component * 11) % 101
        return (Float(eighths) / 8 - 5).bitPattern
      }
    }
  }

  /// Calls with the texture as the machine has it.
  func bound<Result>(_ body: (sim_texture) -> Result) -> Result {
    let words = planes.flatMap { $0 }
    let texels = width * height * depth
    return words.withUnsafeBufferPointer { buffer in
      let base = buffer.baseAddress!
      var texture = sim_texture()
      texture.planes = (base, base + texels, base + 2 * texels, base + 3 * texels)
      (texture.width, texture.height, texture.depth) = (Int32(width), Int32(height), Int32(depth))
      texture.is_layered = isLayered ? 1 : 0
      texture.is_linear = isLinear ? 1 : 0
      texture.wrap = (wrap[0], wrap[1], wrap[2])
      return body(texture)
    }
  }

  func contains(_ x: Int, _ y: Int, _ z: Int) -> Bool {
    (0..<width).contains(x) && (0..<height).contains(y) && (0..<depth).contains(z)
  }

  /// The four components of a texel; zeros out of range.
  func texel(_ x: Int, _ y: Int, _ z: Int = 0) -> [UInt32] {
    contains(x, y, z) ? planes.map { $0[(z * height + y) * width + x] } : [0, 0, 0, 0]
  }

  /// Filtered by weights in double precision; two coordinates or three.
  func sample(_ coordinates: [Float]) -> [Double] {
    var taps = [(place: [Int](), weight: 1.0)]
    for (axis, coordinate) in coordinates.enumerated() {
      let parts = self.taps(coordinate, axis)
      taps = taps.flatMap { tap in parts.map { (tap.place + [$0.0], tap.weight * $0.1) } }
    }
    return (0..<4).map { component in
      taps.reduce(0) { sum, tap in
        let z = tap.place.count > 2 ? tap.place[2] : 0
        return sum + tap.weight * Double(Float(bitPattern: texel(tap.place[0], tap.place[1], z)[component]))
      }
    }
  }

  /// Texels along an axis and their weights (OpenGL ES 3.0, 3.8.10).
  private func taps(_ coordinate: Float, _ axis: Int) -> [(Int, Double)] {
    let size = [width, height, depth][axis]
    if axis == 2 && isLayered { return [(Self.wrapped((coordinate + 0.5).rounded(.down), size, SIM_WRAP_CLAMP), 1)] }
    let position = coordinate * Float(size)
    guard isLinear else { return [(Self.wrapped(position.rounded(.down), size, wrap[axis]), 1)] }
    let first = (position - 0.5).rounded(.down)
    let weight = first.isFinite ? Double(position - 0.5 - first) : 0
    return [
      (Self.wrapped(first, size, wrap[axis]), 1 - weight), (Self.wrapped(first, size, wrap[axis], 1), weight),
    ]
  }

  private static func wrapped(_ number: Float, _ size: Int, _ wrap: sim_wrap, _ plus: Int = 0) -> Int {
    let saturated = number.isNaN ? 0 : Int(min(max(Double(number), -0x1p31), 0x1p31 - 1))
    let index = min(saturated + plus, Int(Int32.max))
    func modulo(_ period: Int) -> Int { (index % period + period) % period }
    switch wrap {
    case SIM_WRAP_REPEAT: return modulo(size)
    case SIM_WRAP_MIRROR: return min(modulo(2 * size), 2 * size - 1 - modulo(2 * size))
    default: return min(max(index, 0), size - 1)
    }
  }
}
