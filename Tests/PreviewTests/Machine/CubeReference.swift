import CSimulator

/// A cube map in plain Swift: what lies beyond a face's edge is looked for among all texels.
struct CubeReference {
  let size: Int
  /// `[component][face, row, column]`
  let planes: [[Float]]

  init(size: Int) {
    self.size = size
    planes = (0..<4).map { component in
      (0..<6 * size * size).map { Float(($0 * 37 + component * 11) % 101) / 8 - 5 }
    }
  }

  struct Place {
    var face: Int
    var s, t: Double
  }

  /// OpenGL ES 3.0, table 3.21; of axes alike in size y before x, z before y, x before z.
  func place(_ direction: [Float]) -> Place {
    let (x, y, z) = (Double(direction[0]), Double(direction[1]), Double(direction[2]))
    if abs(x) > abs(y) && abs(x) >= abs(z) {
      return x < 0 ? Place(face: 1, s: -z / x, t: y / x) : Place(face: 0, s: -z / x, t: -y / x)
    }
    if abs(y) >= abs(x) && abs(y) > abs(z) {
      return y < 0 ? Place(face: 3, s: -x / y, t: z / y) : Place(face: 2, s: x / y, t: z / y)
    }
    return z < 0 ? Place(face: 5, s: x / z, t: y / z) : Place(face: 4, s: x / z, t: -y / z)
  }

  /// Where a texel's centre lies on the cube, or in its face's plane beyond it; of length 1.
  private func direction(_ face: Int, _ column: Int, _ row: Int) -> [Double] {
    let s = (2 * Double(column) + 1) / Double(size) - 1
    let t = (2 * Double(row) + 1) / Double(size) - 1
    let places = [[1, -t, -s], [-1, -t, s], [s, 1, t], [s, -1, -t], [s, -t, 1], [-s, -t, -1]]
    let length = (s * s + t * t + 1).squareRoot()
    return places[face].map { $0 / length }
  }

  private func index(_ face: Int, _ column: Int, _ row: Int) -> Int { (face * size + row) * size + column }

  /// The texel of another face that is nearest to a place beyond an edge.
  private func neighbor(_ face: Int, _ column: Int, _ row: Int) -> Int {
    let wanted = direction(face, column, row)
    var best = (index: 0, cosine: -1.0)
    for other in 0..<6 where other != face {
      for y in 0..<size {
        for x in 0..<size {
          let cosine = zip(direction(other, x, y), wanted).reduce(0) { $0 + $1.0 * $1.1 }
          if cosine > best.cosine { best = (index(other, x, y), cosine) }
        }
      }
    }
    return best.index
  }

  /// The four components in a direction; with a reference the first alone, compared.
  func sample(_ direction: [Float], isLinear: Bool, reference: Float?) -> [Double] {
    let place = place(direction)
    let x = (place.s + 1) / 2 * Double(size)
    let y = (place.t + 1) / 2 * Double(size)
    return planes.prefix(reference == nil ? 4 : 1).map { plane in
      func compared(_ texel: Double) -> Double { reference.map { Double($0) <= texel ? 1 : 0 } ?? texel }
      if !isLinear { return compared(Double(plane[index(place.face, min(Int(x), size - 1), min(Int(y), size - 1))])) }
      let (left, low) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
      let texels = (0..<4).map { corner -> Double? in
        let (column, row) = (Int(left) + corner % 2, Int(low) + corner / 2)
        switch ((0..<size).contains(column), (0..<size).contains(row)) {
        case (true, true): return Double(plane[index(place.face, column, row)])
        case (false, false): return nil
        default: return Double(plane[neighbor(place.face, column, row)])
        }
      }
      let known = texels.compactMap(\.self)
      let mean = known.reduce(0, +) / Double(known.count)
      let (across, down): (Double, Double) = (x - 0.5 - left, y - 0.5 - low)
      let weights: [Double] = [
        (1 - across) * (1 - down), (1 - across) * down, across * (1 - down), across * down,
      ]
      // Weights go column by column, texels row by row.
      return zip([0, 2, 1, 3], weights).reduce(0) { $0 + compared(texels[$1.0] ?? mean) * $1.1 }
    }
  }

  /// Calls with the texture as the machine has it.
  func bound<Result>(isLinear: Bool, _ body: (sim_texture) -> Result) -> Result {
    let words = planes.flatMap { $0.map(\.bitPattern) }
    let texels = 6 * size * size
    return words.withUnsafeBufferPointer { buffer in
      let base = buffer.baseAddress!
      var texture = sim_texture()
      texture.planes = (base, base + texels, base + 2 * texels, base + 3 * texels)
      (texture.width, texture.height, texture.depth) = (Int32(size), Int32(size), 6)
      texture.is_linear = isLinear ? 1 : 0
      return body(texture)
    }
  }
}
