import NCAModel
import ShaderGen
import Testing

@Suite struct WeightLossTests {
  private func text(_ automaton: Automaton, _ precision: WeightPrecision) throws -> String {
    let program = try ShaderProgram(automaton, profile: WebGL2().profile, precision: precision)
    return WebGL2().fragmentShader(.step, of: program)
  }

  /// What stands in the matrices of a shader.
  private static func numbers(_ text: String) -> [Substring] {
    text.split(separator: "mat4(").dropFirst().flatMap { $0.prefix { $0 != ")" }.split(separator: ",") }
  }

  @Test func `Evenly spread weights lose little and are written as whole numbers`() throws {
    let automaton = try model(channels: 4, hidden: 8)
    let loss = try WeightLoss(automaton.weights, Quantization(fitting: automaton.weights))
    // 47 dB, less a little for the identity's columns, which share a scale with filters that amplify eightfold.
    #expect(loss.isSmall && (38..<48).contains(loss.decibels))
    let (short, long) = (try text(automaton, .bytes), try text(automaton, .full))
    #expect(short.utf8.count < long.utf8.count)
    #expect(Self.numbers(short).allSatisfy { Int($0) != nil } && Self.numbers(long).contains { Int($0) == nil })
  }

  @Test func `A matrix with one huge weight is written in full`() throws {
    let plain = try model(channels: 4, hidden: 8)
    var w2 = plain.weights.w2
    w2[3] = 100
    var automaton = plain
    automaton.weights = try Weights(
      architecture: plain.architecture, w1: plain.weights.w1, b1: plain.weights.b1, w2: w2)
    // The outlier is most of the signal: spread out, the rest is what is lost.
    let loss = try WeightLoss(automaton.weights, Quantization(fitting: automaton.weights))
    #expect(!loss.isSmall)
    #expect(try text(automaton, .bytes) == text(automaton, .full))
    #expect(try text(plain, .bytes) != text(plain, .full))
  }

  @Test func `Weights that are whole numbers already lose nothing`() throws {
    let automaton = try exactModel(channels: 4, hidden: 8)
    let quantization = try #require(automaton.quantization)
    #expect(try WeightLoss(automaton.weights, quantization).decibels == .infinity)
    // An exact model is its whole numbers, whatever is asked for.
    #expect(try text(automaton, .full) == text(automaton, .bytes))
  }
}
