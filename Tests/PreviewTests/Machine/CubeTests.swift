import CSimulator
import TestSupport
import Testing

@Suite struct CubeTests {
  private static let lanes = 64

  /// To all faces; every third lane close to an edge or a corner, every seventh on an edge.
  private func directions(_ random: inout SmallRandom) -> [[Float]] {
    var directions = [[Float]](repeating: [], count: 3)
    for lane in 0..<Self.lanes {
      let near: ClosedRange<Float> = lane % 3 == 0 ? 0.9...1 : 0...1
      for axis in 0..<3 {
        directions[axis].append(Float.random(in: near, using: &random) * (Bool.random(using: &random) ? 3 : -3))
      }
      let axis = Int.random(in: 0..<3, using: &random)
      if lane % 7 == 0 { directions[axis][lane] = -directions[(axis + 1) % 3][lane] }
    }
    return directions
  }

  /// What the machine reads, a list of components a lane.
  private func read(
    _ cube: CubeReference, _ set: InstructionSet, _ directions: [[Float]], isLinear: Bool, reference: Float?,
    isUniform: Bool
  ) -> [[Double]] {
    let machine = BatchMachine(set, lanes: Self.lanes)
    let found = cube.bound(isLinear: isLinear) { binding in
      machine.textures = [binding]
      return machine.result(
        SIM_sample_cube, count: 3, in: machine.reserve(reference == nil ? 4 : 1, isUniform: isUniform),
        machine.place(directions.map { $0.map(\.bitPattern) }, isUniform: isUniform),
        reference.map { machine.uniform([$0.bitPattern]) }, nil, (0, 0, reference == nil ? 0 : 1))
    }
    #expect(machine.isIntact)
    return directions[0].indices.map { lane in found.map { Double(Float(bitPattern: $0[lane])) } }
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `Cubes are read in every direction and blend across their edges`(set: InstructionSet, isLinear: Bool) {
    var random = SmallRandom(seed: 9)
    for size in [1, 2, 5] {
      let cube = CubeReference(size: size)
      for reference in [nil, 1.5] as [Float?] {
        let directions = directions(&random)
        for isUniform in [false, true] {
          let asked = isUniform ? directions.map { [$0[3]] } : directions
          let found = read(cube, set, asked, isLinear: isLinear, reference: reference, isUniform: isUniform)
          for lane in asked[0].indices {
            let direction = asked.map { $0[lane] }
            let expected = cube.sample(direction, isLinear: isLinear, reference: reference)
            // Weights are rounded a few times; texels are at most 8.
            let isRight = zip(found[lane], expected).allSatisfy { abs($0 - $1) <= (isLinear ? 2e-5 : 0) }
            #expect(isRight, "size \(size), \(direction): \(found[lane]), not \(expected)")
          }
        }
      }
    }
  }

  @Test(arguments: InstructionSet.all)
  func `A direction that is none reads some texel`(set: InstructionSet) {
    let cube = CubeReference(size: 2)
    let odd: [Float] = [0, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    for isLinear in [false, true] {
      for x in odd {
        for y in odd {
          let found = read(cube, set, [[x], [y], [0]], isLinear: isLinear, reference: nil, isUniform: true)
          #expect(found[0].allSatisfy { (-5...7.5).contains($0) }, "\(x), \(y): \(found[0])")
        }
      }
    }
  }

  @Test(arguments: InstructionSet.all)
  func `Depths are compared before they are blended`(set: InstructionSet) {
    var texture = TextureReference(width: 2, height: 1)
    texture.isLinear = true
    let depths = texture.planes[0].map { Float(bitPattern: $0) }
    for isNormalized in [false, true] {
      let machine = BatchMachine(set, lanes: Self.lanes)
      let reference = (depths[0] + depths[1]) / 2
      let found = texture.bound { binding in
        var binding = binding
        binding.is_normalized = isNormalized ? 1 : 0
        machine.textures = [binding]
        let place = machine.uniform([Float(0.375).bitPattern, Float(0.5).bitPattern])
        return machine.result(
          SIM_sample, count: 2, in: machine.reserve(1, isUniform: true), place,
          machine.uniform([reference.bitPattern]), nil, (0, 0, 1))
      }
      let limit = isNormalized ? min(max(reference, 0), 1) : reference
      let passed = depths.map { limit <= $0 ? 1 : 0 as Float }
      #expect(Float(bitPattern: found[0][0]) == 0.75 * passed[0] + 0.25 * passed[1])
    }
  }
}
