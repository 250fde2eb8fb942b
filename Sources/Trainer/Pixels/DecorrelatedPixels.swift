/// Parameters are amplitudes of cosines, each the smaller the higher its frequency, in colours of their own.
///
/// Neighbouring pixels and the three colours of natural pictures go together. Here they are apart, so that a step of
/// an optimizer moves shapes before it moves noise:
/// `x = logistic(colours · cosines(scale · parameters))`, scale ~ 1 / frequency.
/// Source: Olah et al., "Feature Visualization", Distill 2017 (preconditioning), with cosines, which do not wrap
/// around, in place of Fourier's basis; the colour matrix is Lucid's.
public struct DecorrelatedPixels: Parametrization {
  private let transform: CosineTransform
  private let scales: [Float]  // [height, width]
  private let parallel: Parallel

  /// Square root of the covariance of the colours of ImageNet's pictures, rows red, green and blue.
  private static let colors: [[Float]] = [[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]]
  /// Makes parameters of size 1 pictures of natural contrast: the norm of the first column.
  private static let contrast: Float = 1 / 0.4619

  public init(width: Int, height: Int, parallel: Parallel = Parallel()) {
    transform = CosineTransform(width: width, height: height)
    self.parallel = parallel
    let lowest = 1 / Float(max(width, height))
    var scales: [Float] = []
    scales.reserveCapacity(width * height)
    for row in 0..<height {
      for column in 0..<width {
        // A cosine of index k has k half periods.
        let (down, across) = (Float(row) / Float(2 * height), Float(column) / Float(2 * width))
        scales.append(1 / max((down * down + across * across).squareRoot(), lowest))
      }
    }
    let power = scales.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(scales.count)
    let norm = Float(1 / power.squareRoot())
    self.scales = scales.map { $0 * norm }
  }

  private var shape: [Int] { [1, 3, transform.height, transform.width] }

  public func picture(_ parameters: [Float]) -> Tensor {
    let planes = transform.inverse(Tensor(shape: shape, values: scaled(parameters)), parallel: parallel)
    return mixed(planes, Self.colors.map { $0.map { $0 * Self.contrast } }, then: Logistic.value)
  }

  public func gradient(_ pictureGradient: Tensor, parameters: [Float], picture: Tensor) -> [Float] {
    let beforeLogistic = zip(pictureGradient.values, picture.values).map { $0 * Logistic.slope(atValue: $1) }
    let transposed = (0..<3).map { column in Self.colors.map { $0[column] * Self.contrast } }
    let planes = mixed(Tensor(shape: shape, values: beforeLogistic), transposed)
    return scaled(transform.forward(planes, parallel: parallel).values)
  }

  public func parameters(of picture: Tensor) -> [Float] {
    let logits = Tensor(shape: shape, values: picture.values.map(Logistic.inverse))
    let inverse = Self.inverse(Self.colors).map { $0.map { $0 / Self.contrast } }
    let amplitudes = transform.forward(mixed(logits, inverse), parallel: parallel).values
    return amplitudes.indices.map { amplitudes[$0] / scales[$0 % scales.count] }
  }

  public func noise(contrast: Float, using generator: inout SplitMix64) -> [Float] {
    (0..<3 * scales.count).map { _ in Float(generator.normal()) * 0.3 * contrast }
  }

  private func scaled(_ values: [Float]) -> [Float] {
    values.indices.map { values[$0] * scales[$0 % scales.count] }
  }

  /// Planes mixed by a matrix, whose rows are the planes of the result, then a function of each value.
  private func mixed(_ planes: Tensor, _ matrix: [[Float]], then function: (Float) -> Float = { $0 }) -> Tensor {
    let count = planes.count / 3
    var result = Tensor(shape: planes.shape)
    planes.withPointer { planes in
      result.withMutablePointer { result in
        for (row, factors) in matrix.enumerated() {
          for i in 0..<count {
            result[row * count + i] = function(
              factors[0] * planes[i] + factors[1] * planes[count + i] + factors[2] * planes[2 * count + i])
          }
        }
      }
    }
    return result
  }

  /// The inverse of a 3×3 matrix, by cofactors.
  private static func inverse(_ m: [[Float]]) -> [[Float]] {
    func cofactor(_ row: Int, _ column: Int) -> Float {
      let (r, s, c, d) = ((row + 1) % 3, (row + 2) % 3, (column + 1) % 3, (column + 2) % 3)
      return m[r][c] * m[s][d] - m[r][d] * m[s][c]
    }
    let determinant = (0..<3).reduce(Float(0)) { $0 + m[0][$1] * cofactor(0, $1) }
    return (0..<3).map { row in (0..<3).map { cofactor($0, row) / determinant } }
  }
}
