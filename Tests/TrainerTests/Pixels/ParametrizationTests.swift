import Foundation
import Testing
import Trainer

@Suite("Parametrizations of a picture")
struct ParametrizationTests {
  static let (width, height) = (11, 7)
  static let parallel = Parallel(workers: 2)

  func parametrization(_ kind: ParametrizationKind) -> any Parametrization {
    kind.make(width: Self.width, height: Self.height, parallel: Self.parallel)
  }

  func picture(seed: UInt64) -> Tensor {
    var generator = SplitMix64(seed: seed)
    let shape = [1, 3, Self.height, Self.width]
    return Tensor(shape: shape, values: generator.uniform(shape.reduce(1, *), in: 0.05...0.95))
  }

  @Test("Parameters of a picture make that picture", arguments: ParametrizationKind.allCases)
  func roundTrip(kind: ParametrizationKind) {
    let (form, picture) = (parametrization(kind), picture(seed: 1))
    let again = form.picture(form.parameters(of: picture))
    #expect(zip(again.values, picture.values).allSatisfy { abs($0 - $1) < 2e-5 })
  }

  @Test("Gradients are those of finite differences", arguments: ParametrizationKind.allCases)
  func gradient(kind: ParametrizationKind) {
    let form = parametrization(kind)
    var generator = SplitMix64(seed: 3)
    let parameters = form.noise(contrast: 1, using: &generator)
    let picture = form.picture(parameters)
    // The slope of Σ direction · picture.
    let direction = Tensor(shape: picture.shape, values: generator.uniform(picture.count, in: -1...1))
    let gradient = form.gradient(direction, parameters: parameters, picture: picture)
    let along = generator.uniform(parameters.count, in: -1...1)
    func value(_ step: Float) -> Double {
      let moved = form.picture(zip(parameters, along).map { $0 + step * $1 })
      return zip(moved.values, direction.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let slope = (value(1e-2) - value(-1e-2)) / 2e-2
    let predicted = zip(gradient, along).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    #expect(abs(slope - predicted) < 1e-2 * max(1, abs(predicted)), "\(slope) and \(predicted)")
  }

  @Test("Noise and constrained parameters are pictures in range", arguments: ParametrizationKind.allCases)
  func range(kind: ParametrizationKind) {
    let form = parametrization(kind)
    var generator = SplitMix64(seed: 5)
    var parameters = form.noise(contrast: 1, using: &generator).map { $0 * 9 - 3 }
    form.constrain(&parameters)
    let values = form.picture(parameters).values
    #expect(values.allSatisfy { (0...1).contains($0) })
    #expect(Set(values).count > 20)
  }

  @Test("The cosine transform is orthonormal and that of its definition")
  func cosineTransform() {
    let transform = CosineTransform(width: Self.width, height: Self.height)
    let picture = picture(seed: 2)
    let amplitudes = transform.forward(picture, parallel: Self.parallel)
    let again = transform.inverse(amplitudes, parallel: Self.parallel)
    #expect(zip(again.values, picture.values).allSatisfy { abs($0 - $1) < 1e-5 })
    func power(_ tensor: Tensor) -> Float { tensor.values.reduce(0) { $0 + $1 * $1 } }
    #expect(abs(power(amplitudes) - power(picture)) < 1e-3)

    let (row, column, plane) = (2, 5, 1)
    var sum = 0.0
    for y in 0..<Self.height {
      for x in 0..<Self.width {
        let down = cos(.pi * (Double(y) + 0.5) * Double(row) / Double(Self.height))
        let across = cos(.pi * (Double(x) + 0.5) * Double(column) / Double(Self.width))
        sum += Double(picture[(plane * Self.height + y) * Self.width + x]) * down * across
      }
    }
    sum *= (4 / Double(Self.width * Self.height)).squareRoot()
    #expect(abs(Double(amplitudes[(plane * Self.height + row) * Self.width + column]) - sum) < 1e-5)
  }

  @Test("Decorrelated noise is smoother than plain noise")
  func smoothness() {
    func roughness(_ kind: ParametrizationKind) -> Float {
      let form = kind.make(width: 32, height: 32, parallel: Self.parallel)
      var generator = SplitMix64(seed: 4)
      let picture = form.picture(form.noise(contrast: 1, using: &generator))
      var gradient = Tensor(shape: picture.shape)
      let mean = picture.values.reduce(0, +) / Float(picture.count)
      let spread = (picture.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(picture.count)).squareRoot()
      return TotalVariationLoss().value(picture, addingGradientTo: &gradient) / spread
    }
    #expect(roughness(.decorrelated) < 0.7 * roughness(.plain))
  }
}
