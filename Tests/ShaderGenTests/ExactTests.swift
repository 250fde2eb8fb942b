import NCAModel
import Preview
import ShaderGen
import ShaderHosts
import Testing

/// A model rounded so that its numbers are the same bits everywhere.
func exactModel(
  channels: Int, hidden: Int, mask: UpdateMask = .pair, states: ExactStates = .half, scale: Float = 0.2
) throws -> Automaton {
  var automaton = try model(channels: channels, hidden: hidden, mask: mask, scale: scale)
  let quantization = try Quantization.exact(fitting: automaton.weights, states: states)
  automaton.weights = try quantization.rounded(automaton.weights)
  automaton.quantization = quantization
  return automaton
}

/// An exact model's step in whole numbers alone.
struct IntegerStep {
  private let automaton: Automaton
  private let codes: WeightCodes
  private let quantization: Quantization
  private let hidden: HiddenRounding

  init(_ automaton: Automaton) throws {
    self.automaton = automaton
    quantization = try #require(automaton.quantization)
    hidden = try #require(quantization.hidden)
    codes = quantization.codes(automaton.weights)
  }

  /// How often a smaller power of two lies in a larger one.
  private func ratio(_ large: Float, _ small: Float) -> Int { Int(exactly: Double(large) / Double(small))! }

  /// `floor(value / unit + 1/2)` for a unit that is an even number.
  private func rounded(_ value: Int, _ unit: Int) -> Int {
    let sum = value + unit / 2
    return sum >= 0 ? sum / unit : -((-sum + unit - 1) / unit)
  }

  /// The states' codes after a step.
  func callAsFunction(_ states: [Int], _ width: Int, _ height: Int, seed: UInt32, step: Int) -> [Int] {
    let shape = automaton.architecture
    let scales = quantization.scales
    // The first layer's sums, in a unit of which all parts are multiples; eights of it for filters divided by 8.
    let first = min(scales.w1 * quantization.stateUnit / 8, scales.b1, hidden.unit / 2)
    let second = min(scales.w2 * hidden.unit, quantization.stateUnit / 2)
    var next = states
    for y in 0..<height {
      for x in 0..<width where automaton.updateMask.isActive(x: x, y: y, step: step, seed: seed) {
        var perception: [Int] = []
        for channel in 0..<shape.channels {
          for filter in PerceptionFilter.allCases {
            var sum = 0
            for tap in 0..<9 {
              let (i, j) = ((x + tap % 3 - 1 + width) % width, (y + tap / 3 - 1 + height) % height)
              sum += Int(filter.kernel[tap]) * states[(channel * height + j) * width + i]
            }
            // In eighths of a state's unit.
            perception.append(sum * (8 / Int(filter.gain)))
          }
        }
        let units = (0..<shape.hidden).map { unit -> Int in
          let products = perception.indices.reduce(0) { $0 + codes.w1[unit * perception.count + $1] * perception[$1] }
          let sum =
            products * ratio(scales.w1 * quantization.stateUnit / 8, first) + codes.b1[unit] * ratio(scales.b1, first)
          return min(max(rounded(sum, ratio(hidden.unit, first)), 0), hidden.levels)
        }
        for channel in 0..<shape.channels {
          let place = (channel * height + y) * width + x
          let change = units.indices.reduce(0) { $0 + codes.w2[channel * units.count + $1] * units[$1] }
          let sum =
            states[place] * ratio(quantization.stateUnit, second) + change * ratio(scales.w2 * hidden.unit, second)
          let levels = quantization.stateLevels
          next[place] = min(max(rounded(sum, ratio(quantization.stateUnit, second)), -levels), levels)
        }
      }
    }
    return next
  }
}

@Suite struct ExactTests {
  /// A way in which some device may run a model.
  struct Device: Sendable, CustomTestStringConvertible {
    let dialect: any Dialect, format: StateFormat
    let fuses: Bool
    var testDescription: String { "\(dialect.name) \(format) \(fuses ? "fused" : "separate")" }

    static let all: [Device] = Dialects.all.flatMap { dialect in
      dialect.formats.flatMap { format in
        [true, false].map { Device(dialect: dialect, format: format, fuses: $0) }
      }
    }
  }

  @Test(arguments: Device.all, [UpdateMask.pair, .independent(rate: 0.5)])
  func `Two hundred steps are those of whole numbers, bit for bit`(_ device: Device, _ mask: UpdateMask) throws {
    let isBytes = device.format == .rgba8
    // Few units step in one pass, many in two where the host allows it.
    let hidden = mask == .pair ? 17 : 6
    let automaton = try exactModel(channels: 5, hidden: hidden, mask: mask, states: isBytes ? .bytes : .half)
    let step = try IntegerStep(automaton)
    let quantization = try #require(automaton.quantization)
    let random = Torus.random(channels: 5, width: 7, height: 4, seed: 8)
    var codes = random.state.map { Int($0 * Float(quantization.stateLevels)) }
    func torus(_ codes: [Int]) -> Torus {
      Torus(
        channels: 5, width: 7, height: 4,
        state: codes.map { isBytes ? Float($0 + 128) / 255 : Float($0) * quantization.stateUnit })
    }
    var film = try Film(
      device.dialect, [automaton], from: torus(codes), format: device.format, seed: 9, step: 1,
      options: LoweringOptions(fusesMultiplyAdd: device.fuses))
    var moved = 0
    for index in 1...200 {
      let next = step(codes, 7, 4, seed: 9, step: index)
      moved += next == codes ? 0 : 1
      codes = next
      try film.take()
      guard try film.torus == torus(codes) else {
        Issue.record("step \(index) differs")
        return
      }
    }
    #expect(moved > 150)
    #expect(codes.contains { abs($0) < quantization.stateLevels })
  }
}
