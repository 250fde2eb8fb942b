import NCAModel

/// An exact model in whole numbers: what floats must give bit for bit.
///
/// Codes and exponents come from the model's weights; no operation here can round but the two shifts.
struct IntegerAutomaton {
  let shape: Architecture
  let mask: UpdateMask
  let width: Int
  let height: Int
  let seed: UInt32
  /// Codes of the state, `[channels, height, width]`.
  private(set) var codes: [Int64]
  private var stepCount = 0
  private let w1: [Int64]
  private let b1: [Int64]
  private let w2: [Int64]
  private let levels: Int64
  private let hiddenLevels: Int64
  /// Bits that a sum has more than the code that it becomes.
  private let hiddenShift: Int64
  private let stateShift: Int64
  /// Bits that a state has to be moved up by to stand beside the second layer's products.
  private let stateLift: Int64

  init(_ model: Automaton, width: Int, height: Int, seed: UInt32) {
    guard let quantization = model.quantization, let hidden = quantization.hidden else { fatalError("not exact") }
    (shape, mask) = (model.architecture, model.updateMask)
    (self.width, self.height, self.seed) = (width, height, seed)
    codes = [Int64](repeating: 0, count: shape.channels * height * width)
    func exponent(_ x: Float) -> Int64 { Int64(x.exponent) }
    let (stateUnit, hiddenUnit) = (exponent(quantization.stateUnit), exponent(hidden.unit))
    // The first sum counts eighths of w1's unit times a state's.
    let first = exponent(quantization.scales.w1) - 3 + stateUnit
    let found = quantization.codes(model.weights)
    w1 = found.w1.enumerated().map { Int64($1) * ($0 % 4 == 0 ? 8 : 1) }
    b1 = found.b1.map { Int64($0) << (exponent(quantization.scales.b1) - first) }
    w2 = found.w2.map(Int64.init)
    levels = Int64(quantization.stateLevels)
    hiddenLevels = Int64(hidden.levels)
    hiddenShift = hiddenUnit - first
    let second = exponent(quantization.scales.w2) + hiddenUnit
    (stateShift, stateLift) = (stateUnit - second, stateUnit - second)
  }

  mutating func step() {
    let before = codes
    for y in 0..<height {
      for x in 0..<width where mask.isActive(x: x, y: y, step: stepCount, seed: seed) {
        let hidden = think(perceive(before, x, y))
        for channel in 0..<shape.channels {
          let index = (channel * height + y) * width + x
          var sum = before[index] << stateLift
          for unit in hidden.indices { sum += w2[channel * hidden.count + unit] * hidden[unit] }
          codes[index] = min(max(Self.rounded(sum, stateShift), -levels), levels)
        }
      }
    }
    stepCount += 1
  }

  /// floor(sum / 2^shift + 1/2)
  private static func rounded(_ sum: Int64, _ shift: Int64) -> Int64 {
    shift > 0 ? (sum + 1 << (shift - 1)) >> shift : sum << -shift
  }

  private func think(_ seen: [Int64]) -> [Int64] {
    b1.indices.map { unit in
      var sum = b1[unit]
      for input in seen.indices { sum += w1[unit * seen.count + input] * seen[input] }
      return min(Self.rounded(max(sum, 0), hiddenShift), hiddenLevels)
    }
  }

  private func perceive(_ codes: [Int64], _ x: Int, _ y: Int) -> [Int64] {
    let rows = [(y + height - 1) % height, y, (y + 1) % height]
    let columns = [(x + width - 1) % width, x, (x + 1) % width]
    return (0..<shape.channels).flatMap { channel -> [Int64] in
      let n = rows.map { row in columns.map { codes[(channel * height + row) * width + $0] } }
      let across = n.map { $0[2] - $0[0] }
      let smooth = n.map { $0[0] + 2 * $0[1] + $0[2] }
      return [
        n[1][1], across[0] + 2 * across[1] + across[2], smooth[2] - smooth[0],
        smooth[0] + 2 * smooth[1] + smooth[2] - 16 * n[1][1],
      ]
    }
  }
}
