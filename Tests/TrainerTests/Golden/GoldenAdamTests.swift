import Testing
import Trainer

@Suite("Golden numbers: Adam")
struct GoldenAdamTests {
  @Test("ten steps on normalised gradients")
  func adam() throws {
    let golden = try GoldenNumbers("adam_normalised.safetensors")
    let gradients = try golden["gradient"]
    let parameters = try golden["parameter"]
    let count = gradients.count / gradients.shape[0]
    func row(_ tensor: Tensor, _ step: Int) -> [Float] { Array(tensor.values[step * count..<(step + 1) * count]) }
    var adam = NormalisedGradient(Adam())
    var values = [row(parameters, 0)]
    for step in 0..<gradients.shape[0] {
      adam.update(&values, along: [row(gradients, step)], learningRate: 1e-2)
      expectClose(
        Tensor(shape: [count], values: values[0]),
        Tensor(shape: [count], values: row(parameters, step + 1)), within: GoldenLimit.value,
        "parameter after step \(step + 1)")
    }
  }
}
