import Foundation
import NCAModel
import Testing

@Suite("Exact models")
struct ExactnessTests {
  /// Weights drawn from a seed, within ±`size`.
  static func weights(_ channels: Int = 12, _ hidden: Int = 24, size: Float = 0.4, seed: UInt64 = 1) throws -> Weights {
    let shape = try Architecture(channels: channels, hidden: hidden)
    var state = seed
    func draw(_ count: Int, _ size: Float) -> [Float] {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (Float(state >> 40) / 0x1p23 - 1) * size
      }
    }
    return try Weights(
      architecture: shape, w1: draw(hidden * shape.perceptionCount, size / 4), b1: draw(hidden, size),
      w2: draw(channels * hidden, size))
  }

  static let shapes = [(4, 1), (4, 8), (12, 96), (32, 512)]

  @Test(
    "fitted weights are whole numbers of powers of two, near the plain ones, and prove exact", arguments: shapes,
    ExactStates.allCases)
  func fitting(shape: (Int, Int), states: ExactStates) throws {
    let weights = try Self.weights(shape.0, shape.1)
    let quantization = try Quantization.exact(fitting: weights, states: states)
    #expect(quantization.stateUnit == states.unit && quantization.stateLevels == states.levels)
    let rounded = try quantization.rounded(weights)
    let proof = try quantization.exactness(of: rounded)
    #expect(proof.largest < 1 && proof.firstSum > 0 && proof.secondSum > 0)
    #expect(try quantization.rounded(rounded) == rounded)
    let codes = quantization.codes(rounded)
    #expect((codes.w1 + codes.b1 + codes.w2).allSatisfy { abs($0) <= Quantization.levels })
    for scale in [quantization.scales.w1, quantization.scales.b1, quantization.scales.w2] {
      #expect(scale.significand == 1)
    }
    #expect(zip(weights.w2, rounded.w2).allSatisfy { abs($0 - $1) <= quantization.scales.w2 / 2 })
    #expect(zip(weights.b1, rounded.b1).allSatisfy { abs($0 - $1) <= quantization.scales.b1 / 2 })
    // Eight bits where the sums have room: one more bit would give no code or no proof.
    var finer = quantization
    finer.scales.w2 /= 2
    let largest = weights.w2.map(abs).max()! / finer.scales.w2
    #expect(throws: (any Error).self) {
      if largest.rounded() > Float(Quantization.levels) { throw ExactnessError.notRounded }
      _ = try finer.exactness(of: finer.rounded(weights))
    }
  }

  @Test("the bound is the largest sum that states within their limit can make")
  func tightness() throws {
    let weights = try Self.weights(4, 3)
    let quantization = try Quantization.exact(fitting: weights)
    let rounded = try quantization.rounded(weights)
    // By hand, in whole numbers: codes times what each filter can make of 1,023.
    let codes = quantization.codes(rounded)
    let biasUnits = Double(quantization.scales.b1) / (Double(quantization.scales.w1) * 0x1p-12)
    let sums = (0..<3).map { unit in
      (0..<16).reduce(Double(abs(codes.b1[unit])) * biasUnits) {
        $0 + Double(abs(codes.w1[unit * 16 + $1]) * [8, 8, 8, 24][$1 % 4] * 1023)
      }
    }
    let half = 0x1p-10 / (Double(quantization.scales.w1) * 0x1p-12)
    #expect(try quantization.exactness(of: rounded).firstSum == (sums.max()! + half) / 0x1p24)
  }

  @Test("an untrained model, whose second layer is all zero, can be exact")
  func zeros() throws {
    let weights = try Self.weights(4, 8)
    let untrained = try Weights(
      architecture: weights.architecture, w1: weights.w1, b1: weights.b1, w2: [Float](repeating: 0, count: 32))
    let quantization = try Quantization.exact(fitting: untrained)
    #expect(try quantization.rounded(untrained).w2 == untrained.w2)
    _ = try quantization.exactness(of: quantization.rounded(untrained))
    let nothing = try Weights(
      architecture: weights.architecture, w1: [Float](repeating: 0, count: 128), b1: [Float](repeating: 0, count: 8),
      w2: untrained.w2)
    #expect(try Quantization.exact(fitting: nothing).rounded(nothing) == nothing)
  }

  @Test("absurd weights are refused", arguments: [1e6, 1e20, Float.greatestFiniteMagnitude])
  func absurd(size: Float) throws {
    let weights = try Self.weights(size: size)
    #expect(throws: ExactnessError.self) { try Quantization.exact(fitting: weights) }
  }

  @Test("rounding goes to the nearest code, halves up, and stays in its range")
  func quantizer() {
    let states = UniformQuantizer(unit: 0x1p-9, codes: -1023...1023)
    #expect(
      [0.49, 0.5, -0.5, -0.51, 5000, -.infinity, 1022.5].map { states.code($0 * 0x1p-9) } == [
        0, 1, 0, -1, 1023, -1023, 1023,
      ])
    #expect(HiddenRounding.standard.quantizer(-3) == 0 && HiddenRounding.standard.quantizer(9) == 4095 * 0x1p-9)
    #expect(HiddenRounding.standard.limit == 4095 * 0x1p-9)
  }

  @Test("an exact model survives its file", arguments: ExactStates.allCases)
  func file(states: ExactStates) throws {
    let weights = try Self.weights()
    let quantization = try Quantization.exact(fitting: weights, states: states)
    let automaton = Automaton(
      weights: try quantization.rounded(weights), updateMask: .pair, quantization: quantization)
    let read = try ModelFile.decode(try ModelFile.encode(automaton), path: "a.nca")
    #expect(read == automaton && read.quantization?.isExact == true)
  }

  /// Ways to claim exactness wrongly: what a stranger's file says instead, and what the refusal names.
  static let lies: [(String, String, String)] = [
    ("\"unit\" : 0.001953125", "\"unit\" : 0.002", "power of two"),
    ("\"unit\" : 0.001953125", "\"unit\" : 0", "quantization"),
    ("\"levels\" : 4095", "\"levels\" : 99999999", "quantization"),
    ("\"stateLevels\" : 1023", "\"stateLevels\" : 1000", "power of two"),
    ("\"stateLevels\" : 1023", "\"stateLevels\" : 0", "quantization"),
    ("\"stateLimit\" : 1.9980469", "\"stateLimit\" : 3.9960938", "levels"),
    ("\"b1\": [", "\"b1\": [0.123, ", "weights.b1"),
    ("\"b1\": [", "\"b1\": [3e38, ", "weights.b1"),
  ]

  @Test("a file that claims to be exact and is not is refused", arguments: lies.indices)
  func refusal(index: Int) throws {
    let (honest, lie, reason) = Self.lies[index]
    let weights = try Self.weights(4, 8)
    let quantization = try Quantization.exact(fitting: weights)
    let rounded = try quantization.rounded(weights)
    let text = String(
      decoding: try ModelFile.encode(Automaton(weights: rounded, updateMask: .pair, quantization: quantization)),
      as: UTF8.self)
    var changed = text.replacingOccurrences(of: honest, with: lie)
    if honest.hasPrefix("\"b1") {
      // The number that was there gives way.
      let old = text.components(separatedBy: honest)[1].components(separatedBy: ",")[0]
      changed = changed.replacingOccurrences(of: lie + old, with: lie.replacingOccurrences(of: ", ", with: ""))
    }
    #expect(changed != text)
    let error = #expect(throws: ModelFileError.self) { try ModelFile.decode(Data(changed.utf8), path: "a.nca") }
    #expect("\(try #require(error))".contains(reason), "\(String(describing: error))")
  }

  @Test("a sum that outgrows 24 bits is refused, and the message says by how much")
  func outgrown() throws {
    let weights = try Self.weights(12, 24)
    let quantization = try Quantization.exact(fitting: weights)
    // Every code of the first layer as large as eight bits allow.
    let gains = PerceptionFilter.allCases.map(\.gain)
    let largest = weights.w1.indices.map { 127 * quantization.scales.w1 / gains[$0 % gains.count] }
    let rounded = try quantization.rounded(weights)
    let heavy = try Weights(architecture: rounded.architecture, w1: largest, b1: rounded.b1, w2: rounded.w2)
    let error = #expect(throws: ExactnessError.self) { try quantization.exactness(of: heavy) }
    #expect("\(try #require(error))".contains("times what 24 bits hold"))
  }

  @Test("a model without rounded hidden units makes no claim")
  func noClaim() throws {
    let weights = try Self.weights()
    let quantization = Quantization(fitting: weights)
    #expect(!quantization.isExact && quantization.stateLevels == 127)
    #expect(throws: ExactnessError.notRounded) { try quantization.exactness(of: weights) }
  }
}
