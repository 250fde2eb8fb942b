import CSimulator
import TestSupport
import Testing

@Suite struct TexelTests {
  private static let lanes = 32

  private func read(
    _ texture: TextureReference, _ set: InstructionSet, _ coordinates: [[UInt32]], level: [UInt32] = [0],
    isUniform: Bool = false
  ) -> (texels: [[UInt32]], outside: [UInt32]) {
    texture.bound { binding in
      let machine = BatchMachine(set, lanes: Self.lanes)
      machine.textures = [binding]
      let a = machine.place(coordinates, isUniform: isUniform)
      let b = machine.place([level], isUniform: level.count == 1)
      let d = machine.reserve(4, isUniform: isUniform)
      let texels = machine.result(SIM_texel, count: coordinates.count, in: d, a, b)
      let flag = machine.reserve(1, isUniform: isUniform)
      let outside = machine.result(SIM_texel_outside, count: coordinates.count, in: flag, a, b)
      #expect(machine.isIntact)
      return (texels, outside[0])
    }
  }

  private func check(
    _ texture: TextureReference, _ set: InstructionSet, _ coordinates: [[Int32]], level: [Int32] = [0],
    isUniform: Bool = false
  ) {
    let found = read(
      texture, set, coordinates.map { $0.map(UInt32.init(bitPattern:)) }, level: level.map(UInt32.init(bitPattern:)),
      isUniform: isUniform)
    for lane in coordinates[0].indices {
      let place = coordinates.map { Int($0[lane]) } + (coordinates.count == 2 ? [0] : [])
      let isInside = texture.contains(place[0], place[1], place[2]) && level[level.count == 1 ? 0 : lane] == 0
      let expected = isInside ? texture.texel(place[0], place[1], place[2]) : [0, 0, 0, 0]
      #expect(found.texels.map { $0[lane] } == expected, "\(place)")
      #expect(found.outside[lane] == (isInside ? 0 : .max), "\(place)")
    }
  }

  @Test(arguments: InstructionSet.all)
  func `Runs of texels are read, also where they cross an edge`(set: InstructionSet) {
    let texture = TextureReference(width: 40, height: 3)
    for first in Int32(-20)...30 {
      for y in Int32(-1)...3 {
        check(texture, set, [(0..<32).map { first + $0 }, [Int32](repeating: y, count: 32)])
      }
    }
  }

  @Test(arguments: InstructionSet.all, [(7, 5, 1), (1, 1, 1), (5, 3, 4)])
  func `Texels are gathered from anywhere; out of range are zeros`(set: InstructionSet, size: (Int, Int, Int)) {
    let texture = TextureReference(width: size.0, height: size.1, depth: size.2)
    var random = SmallRandom(seed: 6)
    let extremes: [Int32] = [.min, .max, -1, 1 << 30, 1 << 16, 0]
    for axes in size.2 > 1 ? [2, 3] : [2] {
      for round in 0..<20 {
        let coordinates = (0..<axes).map { axis in
          (0..<Self.lanes).map { lane in
            lane % 8 == axis && round > 10
              ? extremes.randomElement(using: &random)!
              : Int32.random(in: 0..<Int32([size.0, size.1, size.2][axis]), using: &random)
          }
        }
        check(texture, set, coordinates)
        check(texture, set, coordinates, level: (0..<Self.lanes).map { Int32($0 % 5 - 1) / 3 })
        for level in [-1, 0, 1] as [Int32] {
          check(texture, set, coordinates.map { [$0[round]] }, level: [level], isUniform: true)
        }
      }
    }
  }

  @Test(arguments: InstructionSet.all)
  func `An index chooses among units, clamped`(set: InstructionSet) {
    let textures = (1...4).map { TextureReference(width: $0, height: 10 * $0) }
    textures[0].bound { first in
      textures[1].bound { second in
        textures[2].bound { third in
          textures[3].bound { fourth in
            let machine = BatchMachine(set, lanes: 16)
            machine.textures = [first, second, third, fourth]
            for (index, unit) in [(0, 1), (1, 2), (2, 3), (3, 3), (Int32.max, 3), (-1, 1), (.min, 1)]
              as [(Int32, UInt32)]
            {
              let c = machine.uniform([UInt32(bitPattern: index)])
              let d = machine.reserve(3, isUniform: true)
              machine.run([instruction(SIM_texture_size, count: 3, d: d, c: c, (1, 3, 0))])
              #expect(machine.words(of: d) == [[unit + 1], [10 * unit + 10], [1]])
            }
            // Without a range the unit alone counts.
            let d = machine.reserve(2, isUniform: false)
            machine.run([instruction(SIM_texture_size, count: 2, d: d, c: machine.uniform([3]), (2, 0, 0))])
            #expect(machine.words(of: d) == [3, 30].map { [UInt32](repeating: $0, count: 16) })
          }
        }
      }
    }
  }

  /// Textures that nothing can be read from.
  enum Empty: CaseIterable { case unbound, narrow, low, flat }

  @Test(arguments: InstructionSet.all, Empty.allCases)
  func `A texture that is unbound or empty reads as black of size 1`(set: InstructionSet, kind: Empty) {
    TextureReference(width: 2, height: 2, depth: 2).bound { bound in
      var texture = bound
      switch kind {
      case .unbound: texture.planes = (nil, nil, nil, nil)
      case .narrow: texture.width = 0
      case .low: texture.height = 0
      case .flat: texture.depth = 0
      }
      texture.unbound = (0, 0, 0, 77)
      texture.is_linear = 1
      let machine = BatchMachine(set, lanes: 16)
      machine.textures = [texture]
      let a = machine.varying((0..<3).map { axis in (0..<16).map { UInt32($0 * axis) } })
      let black = [0, 0, 0, 77].map { [UInt32](repeating: $0, count: 16) }
      let d = machine.reserve(4, isUniform: false)
      for count in 2...3 {
        #expect(machine.result(SIM_texel, count: count, in: d, a, machine.uniform([0])) == black)
        #expect(machine.result(SIM_sample, count: count, in: d, a) == black)
      }
      let size = machine.reserve(3, isUniform: true)
      machine.run([instruction(SIM_texture_size, count: 3, d: size)])
      #expect(machine.words(of: size) == [[1], [1], [1]])
      let outside = machine.result(
        SIM_texel_outside, count: 2, in: machine.reserve(1, isUniform: false), a, machine.uniform([0]))
      #expect(outside == [(0..<16).map { $0 == 0 ? 0 : .max }])
      #expect(machine.isIntact)
    }
  }
}
