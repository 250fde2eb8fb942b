import CSimulator
import TestSupport
import Testing

@Suite struct SampleTests {
  private static let lanes = 64
  private static let wraps = [SIM_WRAP_REPEAT, SIM_WRAP_CLAMP, SIM_WRAP_MIRROR]

  /// Around the picture and far away; the last lanes get what is no place at all.
  private func coordinates(_ axes: Int, layers: Int?, _ random: inout SmallRandom) -> [[Float]] {
    let extremes: [Float] = [.infinity, -.infinity, .nan, 3e38, -3e38, 1e10, -0.0, 1]
    return (0..<axes).map { axis in
      (0..<Self.lanes).map { lane in
        if lane >= 48, lane % 3 == axis { return extremes.randomElement(using: &random)! }
        if axis == 2, let layers { return Float.random(in: -1...Float(layers) + 1, using: &random) }
        return Float.random(in: -3...4, using: &random)
      }
    }
  }

  private func check(_ texture: TextureReference, _ set: InstructionSet, _ coordinates: [[Float]], isUniform: Bool) {
    let machine = BatchMachine(set, lanes: Self.lanes)
    let found = texture.bound { binding in
      machine.textures = [binding]
      return machine.result(
        SIM_sample, count: coordinates.count, in: machine.reserve(4, isUniform: isUniform),
        machine.place(coordinates.map { $0.map(\.bitPattern) }, isUniform: isUniform))
    }
    #expect(machine.isIntact)
    for lane in coordinates[0].indices {
      let place = coordinates.map { $0[lane] }
      for (component, expected) in texture.sample(place).enumerated() {
        let value = Double(Float(bitPattern: found[component][lane]))
        // Nearest texels are copied; blending rounds a few times, of values up to 8.
        let isRight = texture.isLinear ? abs(value - expected) < 1e-5 : value == expected
        #expect(isRight, "component \(component) at \(place) is \(value), not \(expected)")
      }
    }
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Planes are sampled with every wrap mode`(set: InstructionSet, isLinear: Bool) {
    var random = SmallRandom(seed: 7)
    for (width, height) in [(1, 1), (4, 3), (5, 8)] {
      for x in Self.wraps {
        for y in Self.wraps {
          var texture = TextureReference(width: width, height: height)
          texture.isLinear = isLinear
          texture.wrap = [x, y, x]
          let coordinates = coordinates(2, layers: nil, &random)
          check(texture, set, coordinates, isUniform: false)
          for lane in [0, 50, 63] { check(texture, set, coordinates.map { [$0[lane]] }, isUniform: true) }
        }
      }
    }
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Volumes blend slices and layers do not`(set: InstructionSet, isLinear: Bool) {
    var random = SmallRandom(seed: 8)
    for isLayered in [false, true] {
      for wrap in Self.wraps {
        var texture = TextureReference(width: 3, height: 4, depth: 5)
        texture.isLinear = isLinear
        texture.isLayered = isLayered
        texture.wrap = [SIM_WRAP_CLAMP, SIM_WRAP_REPEAT, wrap]
        let coordinates = coordinates(3, layers: isLayered ? 5 : nil, &random)
        check(texture, set, coordinates, isUniform: false)
        check(texture, set, coordinates.map { [$0[9]] }, isUniform: true)
      }
    }
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Centres of texels are the texels`(set: InstructionSet, isLinear: Bool) {
    var texture = TextureReference(width: 8, height: 8)
    texture.isLinear = isLinear
    let machine = BatchMachine(set, lanes: Self.lanes)
    let x = (0..<64).map { (Float($0 % 8) + 0.5) / 8 }
    let y = (0..<64).map { (Float($0 / 8) + 0.5) / 8 }
    let found = texture.bound { binding in
      machine.textures = [binding]
      return machine.result(
        SIM_sample, count: 2, in: machine.reserve(4, isUniform: false),
        machine.varying([x.map(\.bitPattern), y.map(\.bitPattern)]))
    }
    #expect(found == texture.planes)
  }
}
