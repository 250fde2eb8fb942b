import Imaging

/// Brightness apart from colour, for a style that leaves the content's colours alone.
///
/// Source: Gatys et al., "Preserving Color in Neural Artistic Style Transfer", 2016, section 4 (luminance only).
enum Luminance {
  /// Shares of red, green and blue (ITU-R BT.601).
  private static let shares: [Float] = [0.299, 0.587, 0.114]

  /// The luminance of planes `[1, 3, height, width]`, `[height · width]`.
  static func of(_ picture: Tensor) -> [Float] {
    let (values, plane) = (picture.values, picture.count / 3)
    return (0..<plane).map { i in (0..<3).reduce(0) { $0 + shares[$1] * values[$1 * plane + i] } }
  }

  /// A picture in greys.
  static func grey(_ luminance: [Float], like picture: Tensor) -> Tensor {
    Tensor(shape: picture.shape, values: luminance + luminance + luminance)
  }

  /// A picture in greys with the mean and the spread of another's luminance.
  static func grey(_ picture: Tensor, matching other: Tensor?) -> Tensor {
    let luminance = of(picture)
    guard let other else { return grey(luminance, like: picture) }
    let (own, wanted) = (moments(luminance), moments(of(other)))
    let factor = wanted.deviation / max(own.deviation, 1e-3)
    return grey(luminance.map { ($0 - own.mean) * factor + wanted.mean }, like: picture)
  }

  /// The luminance of one picture in the colours of another of the same size.
  static func merge(luminanceOf picture: Tensor, colorsOf content: Tensor) -> Tensor {
    let difference = zip(of(picture), of(content)).map { $0 - $1 }
    let colors = content.values
    return Tensor(shape: content.shape, values: colors.indices.map { colors[$0] + difference[$0 % difference.count] })
  }

  private static func moments(_ values: [Float]) -> (mean: Float, deviation: Float) {
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    let variance = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(values.count)
    return (Float(mean), Float(variance.squareRoot()))
  }
}
