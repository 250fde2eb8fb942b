import Foundation

/// How numbers that an optimizer moves make a picture.
public protocol Parametrization: Sendable {
  /// The picture `[1, 3, height, width]` of some parameters, values in 0...1 wherever the form guarantees it.
  func picture(_ parameters: [Float]) -> Tensor
  /// The gradient with respect to the parameters, given that with respect to their picture.
  func gradient(_ pictureGradient: Tensor, parameters: [Float], picture: Tensor) -> [Float]
  /// Parameters whose picture is the given one, as nearly as the form can have it.
  func parameters(of picture: Tensor) -> [Float]
  /// Parameters of a random picture to start from.
  ///
  /// - Parameter contrast: 1 for a calm picture, more for a livelier one, as far as the form's range allows.
  func noise(contrast: Float, using generator: inout SplitMix64) -> [Float]
  /// Brings parameters that left the range of pictures back into it.
  func constrain(_ parameters: inout [Float])
}

extension Parametrization {
  public func constrain(_ parameters: inout [Float]) {}
}

/// Names of the parametrizations to choose from.
public enum ParametrizationKind: String, CaseIterable, Codable, Sendable {
  /// ``PlainPixels``.
  case plain
  /// ``SigmoidPixels``.
  case sigmoid
  /// ``DecorrelatedPixels``.
  case decorrelated

  public func make(width: Int, height: Int, parallel: Parallel = Parallel()) -> any Parametrization {
    switch self {
    case .plain: PlainPixels(width: width, height: height)
    case .sigmoid: SigmoidPixels(width: width, height: height)
    case .decorrelated: DecorrelatedPixels(width: width, height: height, parallel: parallel)
    }
  }
}

/// Parameters are the pixels; after each update they are clamped to 0...1.
public struct PlainPixels: Parametrization {
  private let shape: [Int]

  public init(width: Int, height: Int) { shape = [1, 3, height, width] }

  public func picture(_ parameters: [Float]) -> Tensor { Tensor(shape: shape, values: parameters) }

  public func gradient(_ pictureGradient: Tensor, parameters: [Float], picture: Tensor) -> [Float] {
    pictureGradient.values
  }

  public func parameters(of picture: Tensor) -> [Float] { picture.values }

  public func noise(contrast: Float, using generator: inout SplitMix64) -> [Float] {
    let spread = min(0.25 * contrast, 0.5)
    return generator.uniform(shape.reduce(1, *), in: 0.5 - spread...0.5 + spread)
  }

  public func constrain(_ parameters: inout [Float]) {
    for i in parameters.indices { parameters[i] = min(max(parameters[i], 0), 1) }
  }
}

/// Pixels are the logistic function of the parameters, which keeps them in range smoothly.
public struct SigmoidPixels: Parametrization {
  private let shape: [Int]

  public init(width: Int, height: Int) { shape = [1, 3, height, width] }

  public func picture(_ parameters: [Float]) -> Tensor {
    Tensor(shape: shape, values: parameters.map(Logistic.value))
  }

  public func gradient(_ pictureGradient: Tensor, parameters: [Float], picture: Tensor) -> [Float] {
    zip(pictureGradient.values, picture.values).map { $0 * Logistic.slope(atValue: $1) }
  }

  public func parameters(of picture: Tensor) -> [Float] { picture.values.map(Logistic.inverse) }

  public func noise(contrast: Float, using generator: inout SplitMix64) -> [Float] {
    generator.uniform(shape.reduce(1, *), in: -contrast...contrast)
  }
}

/// The logistic function `1 / (1 + e^−x)`.
enum Logistic {
  static func value(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
  static func slope(atValue y: Float) -> Float { y * (1 - y) }
  /// The inverse, of values clamped to where eight bits can tell them from 0 and 1 and the slope is not lost.
  static func inverse(_ y: Float) -> Float {
    let clamped = min(max(y, 1 / 512), 1 - 1 / 512)
    return log(clamped / (1 - clamped))
  }
}
