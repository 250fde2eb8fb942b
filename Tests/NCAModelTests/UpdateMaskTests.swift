import NCAModel
import Testing

@Suite("The update mask")
struct UpdateMaskTests {
  @Test("The hash never changes: models and pages in the world rely on it")
  func fixedValues() {
    let cells: [(seed: UInt32, step: Int, y: Int, x: Int)] = [
      (0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (12345, 678, 90, 12),
      (.max, 16_777_215, 4095, 4095),
    ]
    let draws = cells.map { MaskHash(seed: $0.seed, step: $0.step).row($0.y).draw($0.x) }
    #expect(draws == Self.recorded)
  }
  static let recorded: [UInt32] = [1_725_545, 13_155_255, 14_222_638, 16_384_124, 5_159_360, 15_734_187, 7_112_293]

  /// The hash in 32-bit floats, as a dialect without integers must write it.
  func floatDraw(seed: UInt32, step: Int, y: Int, x: Int) -> Float {
    var (left, right) = (Float(0x5A3), Float(0xC1D))
    func modulo(_ value: Float) -> Float { value - 4096 * (value * (1 / 4096)).rounded(.down) }
    let shared = [seed & 4095, seed >> 12 & 4095, seed >> 24, UInt32(step) & 4095, UInt32(step) >> 12 & 4095]
    let words = shared.map { Float($0) } + [Float(y), Float(x)] + [Float](repeating: Float(0x9E3), count: 4)
    for (round, word) in words.enumerated() {
      let t = modulo(right + word)
      let product = t * modulo(t + (round % 2 == 0 ? 0xD35 : 0xB4B))
      (left, right) = (t, modulo(left + (product * (1 / 64)).rounded(.down)))
    }
    return left * 4096 + right
  }

  @Test("32-bit floats draw the same bits as integers", arguments: [UInt32(0), 1, 77, 0xFFFF_FFFF])
  func floats(seed: UInt32) {
    for step in [0, 1, 4095, 4096, 16_777_215] {
      for y in stride(from: 0, to: 4096, by: 411) {
        let row = MaskHash(seed: seed, step: step).row(y)
        for x in stride(from: 0, to: 4096, by: 173) {
          #expect(Float(row.draw(x)) == floatDraw(seed: seed, step: step, y: y, x: x))
        }
      }
    }
  }

  @Test(
    "Every cell updates at the mask's rate",
    arguments: [UpdateMask.pair, .independent(rate: 0.5), .independent(rate: 0.1)])
  func rate(mask: UpdateMask) {
    let side = 128
    let active = (0..<8).reduce(0) { count, step in
      count
        + (0..<side * side).count { mask.isActive(x: $0 % side, y: $0 / side, step: step, seed: 9) }
    }
    let cells = Double(8 * side * side)
    let expected = Double(mask.rate) * cells
    // Five standard deviations of independent draws.
    #expect(abs(Double(active) - expected) < 5 * (expected * (1 - Double(mask.rate))).squareRoot())
  }

  @Test("A rate of 1 lets every cell through")
  func everyCell() {
    let mask = UpdateMask.independent(rate: 1)
    #expect((0..<10_000).allSatisfy { mask.isActive(x: $0, y: $0 / 7, step: $0, seed: 3) })
  }

  @Test("Of each pair, exactly one updates")
  func pairs() {
    for step in 0..<20 {
      for y in 0..<20 {
        for x in stride(from: 0, to: 40, by: 2) {
          let (left, right) = (
            UpdateMask.pair.isActive(x: x, y: y, step: step, seed: 1),
            UpdateMask.pair.isActive(x: x + 1, y: y, step: step, seed: 1)
          )
          #expect(left != right)
        }
      }
    }
  }

  @Test(
    "Neighbours in space, time and seed draw independently",
    arguments: [
      (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 0, 0), (2, 0, 0, 0), (0, 1, 1, 0), (16, 0, 0, 0),
    ])
  func independence(dx: Int, dy: Int, dStep: Int, dSeed: Int) {
    let side = 96
    for bit in 20...23 {
      var sum = 0
      for step in 0..<8 {
        for y in 0..<side {
          let row = MaskHash(seed: 5, step: step).row(y)
          let other = MaskHash(seed: UInt32(5 + dSeed), step: step + dStep).row(y + dy)
          for x in 0..<side { sum += (row.draw(x) ^ other.draw(x + dx)) >> UInt32(bit) & 1 == 0 ? 1 : -1 }
        }
      }
      // A sum of signs has the standard deviation √n.
      #expect(abs(Double(sum)) < 4.5 * Double(8 * side * side).squareRoot(), "bit \(bit)")
    }
  }
}
