import Foundation
import Imaging
import NCAModel
import Testing
import Trainer

@Suite("Long rollouts and fidelity")
struct LongRolloutTests {
  static let network = Result { try FeatureNetwork.bundled() }

  /// Diagonal stripes.
  static func stripes(side: Int, shift: Int = 0) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<side {
      for x in 0..<side { pixels += (x + y + shift) % 8 < 4 ? [230, 200, 40, 255] : [20, 40, 120, 255] }
    }
    return Image(width: side, height: side, pixels: pixels)
  }

  static func meter() throws -> FidelityMeter { try FidelityMeter(target: stripes(side: 32), network: network.get()) }

  @Test("The fidelity of a picture is the same number every time, and the target's is the best")
  func fixed() throws {
    var (first, second) = (try Self.meter(), try Self.meter())
    let shifted = Self.stripes(side: 32, shift: 3)
    let losses = try [Self.stripes(side: 32), shifted, Image(width: 32, height: 32, color: .black)].map {
      let loss = try first.styleLoss(of: $0)
      #expect(try second.styleLoss(of: $0) == loss)
      return loss
    }
    #expect(losses[0] == 0 && losses[0] < losses[1] && losses[1] < losses[2] / 5, "\(losses)")
    let grey = Image(width: 32, height: 32, pixels: Array([[UInt8]](repeating: [128, 128, 128, 255], count: 1024).joined()))
    #expect(abs(first.fidelity(ofStyleLoss: try first.styleLoss(of: grey))) < 0.1)
  }

  @Test("A larger picture is judged window by window")
  func windows() throws {
    var meter = try Self.meter()
    // 64 is a multiple of the stripes' period: every window is the target.
    #expect(try meter.styleLoss(of: Self.stripes(side: 64)) == 0)
    let part = try meter.styleLoss(of: Self.stripes(side: 32, shift: 3))
    #expect(try meter.styleLoss(of: Self.stripes(side: 64, shift: 3)) == part)
  }

  /// A rule whose first hidden unit is 1 and adds `rate` to red, and whose others feed states back.
  static func automaton(adding rate: Float = 0, feedback: Float = 0) throws -> Automaton {
    let architecture = try Architecture(channels: 4, hidden: 9)
    var w1 = [Float](repeating: 0, count: 9 * 16)
    var b1 = [Float](repeating: 0, count: 9)
    var w2 = [Float](repeating: 0, count: 4 * 9)
    b1[0] = 1
    w2[0] = rate
    for channel in 0..<4 {
      // relu(x) - relu(-x) = x
      w1[(1 + 2 * channel) * 16 + channel * 4] = 1
      w1[(2 + 2 * channel) * 16 + channel * 4] = -1
      w2[channel * 9 + 1 + 2 * channel] = feedback
      w2[channel * 9 + 2 + 2 * channel] = -feedback
    }
    return Automaton(
      weights: try Weights(architecture: architecture, w1: w1, b1: b1, w2: w2), updateMask: .pair)
  }

  func verdict(_ automaton: Automaton) throws -> LongRollout.Report {
    var meter = try Self.meter()
    var rollout = LongRollout()
    rollout.steps = 200
    return try rollout.run(automaton, meter: &meter)
  }

  @Test("It dies, explodes or drifts, and the report says which, on both grids")
  func verdicts() throws {
    let dead = try verdict(Self.automaton())
    #expect(dead.verdict == .dies)
    #expect(dead.observations.map(\.width) == [32, 64])
    let exploded = try verdict(Self.automaton(adding: 0.1, feedback: 0.5))
    #expect(exploded.verdict == .explodes && exploded.styleLoss == .infinity)
    #expect(ValidationRecord(dead).isBetter(than: ValidationRecord(exploded)))
    #expect(!ValidationRecord(exploded).isBetter(than: ValidationRecord(dead)))
    // Half of the steps add: red ends near 25, the rest stays; the noise of the mask keeps contrast in it.
    let drifting = try verdict(Self.automaton(adding: 0.25))
    #expect(drifting.verdict == .drifts || drifting.verdict == .dies)
    #expect(drifting.observations.allSatisfy { !$0.verdict.isUsable })
  }

  @Test("A bundled model holds up and comes near its picture")
  func bundled() throws {
    let examples = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../examples").standardized
    let automaton = try ModelFile.read(path: examples.appendingPathComponent("models/small/brick.nca").path)
    let picture = try ImageFile.read(path: examples.appendingPathComponent("images/brick.png").path)
    let target = try TargetCrop.center.target(from: picture, width: 128, height: 128, path: "brick.png")
    var meter = try FidelityMeter(target: target, network: Self.network.get())
    let report = try LongRollout().run(automaton, meter: &meter)
    #expect(report.verdict.isUsable, "\(report.verdict)")
    #expect(report.fidelity > 10, "\(report.fidelity) dB")
  }

  @Test("Validations lie in the second half, the last one at the end")
  func schedule() {
    func due(_ iterations: Int, _ count: Int) -> [Int] {
      (1...iterations).filter { Validation.isDue(after: $0, of: iterations, count: count) }
    }
    #expect(due(2000, 4) == [1250, 1500, 1750, 2000])
    #expect(due(50, 6) == [50])
    #expect(due(50, 0) == [])
  }

  @Test("The best model is the one that held up, not the last")
  func best() throws {
    let best = BestModel()
    func entry(_ verdict: Verdict, _ fidelity: Float, _ iteration: Int) throws -> BestModel.Entry {
      BestModel.Entry(
        automaton: try Self.automaton(), iteration: iteration,
        record: ValidationRecord(
          fidelity: fidelity, styleLoss: 1, verdict: verdict, steps: 1, grids: []))
    }
    #expect(best.offer(try entry(.explodes, 20, 1)))
    #expect(best.offer(try entry(.holds, 8, 2)))
    #expect(!best.offer(try entry(.dies, 12, 3)))
    #expect(best.offer(try entry(.freezes, 9, 4)))
    #expect(!best.offer(try entry(.holds, 8.5, 5)))
    #expect(best.entry?.iteration == 4)
  }
}
