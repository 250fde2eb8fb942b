import NCAModel
import Testing
import Trainer

@Suite("Golden numbers: rollout")
struct GoldenRolloutTests {
  @Test(
    "rollout, loss and all gradients",
    arguments: ["nca_4_8.safetensors", "nca_12_96.safetensors"],
    Kernels.InstructionSet.allCases.filter { Kernels($0) != nil })
  func rollout(file: String, instructionSet: Kernels.InstructionSet) throws {
    let golden = try GoldenNumbers(file)
    let start = try golden["x0"]
    let mask = try golden["mask"]
    let target = try golden["target"]
    let (samples, channels) = (start.shape[0], start.shape[1])
    let architecture = try Architecture(channels: channels, hidden: golden["b1"].count)
    let weights = try Weights(
      architecture: architecture, w1: golden["w1"].values, b1: golden["b1"].values, w2: golden["w2"].values)
    let steps = mask.shape[0]
    var rollout = Rollout(
      architecture: architecture, samples: samples, height: start.shape[2], width: start.shape[3],
      maximumSteps: steps, kernels: try #require(Kernels(instructionSet)))
    let last = rollout.forward(start, weights: weights, steps: steps, mask: .table(mask))
    let name = "\(channels)/\(architecture.hidden) \(instructionSet.rawValue)"
    try expectClose(last, golden["x_final"], within: GoldenLimit.value, "\(name) x_final")

    // loss = mean((x - target)²) + Σ |x - clamp(x, -1, 1)|; the golden sum runs over all samples.
    var gradient = Tensor(shape: last.shape)
    let overflow = OverflowLoss.value(last, addingGradientTo: &gradient) * Float(samples)
    var mean = 0.0
    for i in 0..<last.count {
      let difference = last[i] - target[i]
      mean += Double(difference * difference)
      gradient[i] = gradient[i] * Float(samples) + 2 * difference / Float(last.count)
    }
    let loss = Float(mean / Double(last.count)) + overflow
    try expectClose(Tensor(shape: [1], values: [loss]), golden["loss"], within: GoldenLimit.value, "\(name) loss")

    let (rule, states) = rollout.backward(weights: weights, mask: .table(mask), gradient: gradient)
    try expectClose(rule.w1, golden["dw1"], within: GoldenLimit.gradient, "\(name) dw1")
    try expectClose(rule.b1, golden["db1"], within: GoldenLimit.gradient, "\(name) db1")
    try expectClose(rule.w2, golden["dw2"], within: GoldenLimit.gradient, "\(name) dw2")
    try expectClose(states, golden["dx0"], within: GoldenLimit.gradient, "\(name) dx0")
  }
}
