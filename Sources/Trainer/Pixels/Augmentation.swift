import Foundation

/// Random small movements of a picture before its features are taken, so that no pixel's place is special.
///
/// Source: Olah et al., "Feature Visualization", Distill 2017 (transformation robustness).
public struct Augmentation: Codable, Equatable, Sendable {
  /// Largest shift in each direction, in pixels.
  public var jitter: Float
  /// Largest rotation to either side, in degrees.
  public var rotation: Float
  /// Largest change of size: factors lie in 1 / (1 + scaling) ... 1 + scaling.
  public var scaling: Float

  public init(jitter: Float = 0, rotation: Float = 0, scaling: Float = 0) {
    (self.jitter, self.rotation, self.scaling) = (jitter, rotation, scaling)
  }

  /// Nothing moves.
  public static let none = Augmentation()
  /// What feature visualisation is used to.
  public static let usual = Augmentation(jitter: 8, rotation: 5, scaling: 0.1)

  /// Draws one movement.
  package func draw(using generator: inout SplitMix64) -> PictureMovement {
    func within(_ limit: Float) -> Float { limit == 0 ? 0 : Float.random(in: -limit...limit, using: &generator) }
    let factor = exp(within(log(1 + scaling)))
    return PictureMovement(
      angle: within(rotation) * .pi / 180, factor: factor, across: within(jitter), down: within(jitter))
  }
}

/// A picture turned about its centre, resized and shifted, its edges continued by reflection.
package struct PictureMovement: Sendable {
  /// In radians.
  package let angle: Float
  /// What sizes are multiplied by.
  package let factor: Float
  /// Where a pixel comes from, in pixels beside it.
  package let across: Float
  package let down: Float

  package init(angle: Float, factor: Float, across: Float, down: Float) {
    (self.angle, self.factor, self.across, self.down) = (angle, factor, across, down)
  }

  /// The moved picture `[1, 3, height, width]`, bilinear.
  package func apply(_ picture: Tensor) -> Tensor {
    resampled(picture) { to, from, weight, result, picture in result[to] += weight * picture[from] }
  }

  /// The gradient with respect to the picture, given that with respect to the moved one.
  package func adjoint(_ gradient: Tensor) -> Tensor {
    resampled(gradient) { to, from, weight, result, gradient in result[from] += weight * gradient[to] }
  }

  /// Calls `body` with each tap of each plane, the result from zero, and the tensor.
  @inline(__always)
  private func resampled(
    _ tensor: Tensor, _ body: (Int, Int, Float, UnsafeMutablePointer<Float>, UnsafePointer<Float>) -> Void
  ) -> Tensor {
    var result = Tensor(shape: tensor.shape)
    let (height, width) = (tensor.shape[2], tensor.shape[3])
    tensor.withPointer { tensor in
      result.withMutablePointer { result in
        forEachTap(width, height) { to, from, weight in
          for start in stride(from: 0, to: 3 * width * height, by: width * height) {
            body(start + to, start + from, weight, result, tensor)
          }
        }
      }
    }
    return result
  }

  /// Calls `body` with each moved pixel, each pixel that it is made of and how much of it.
  private func forEachTap(_ width: Int, _ height: Int, _ body: (Int, Int, Float) -> Void) {
    let (cosine, sine) = (cos(angle) / factor, sin(angle) / factor)
    let (centerX, centerY) = (Float(width - 1) / 2, Float(height - 1) / 2)
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (Float(x) - centerX, Float(y) - centerY)
        let sourceX = cosine * dx - sine * dy + centerX + across
        let sourceY = sine * dx + cosine * dy + centerY + down
        let (left, top) = (sourceX.rounded(.down), sourceY.rounded(.down))
        let (right, lower) = (sourceX - left, sourceY - top)
        for i in 0...1 {
          let row = Self.reflected(Int(top) + i, height) * width
          let rowWeight = i == 0 ? 1 - lower : lower
          for j in 0...1 {
            let weight = rowWeight * (j == 0 ? 1 - right : right)
            body(y * width + x, row + Self.reflected(Int(left) + j, width), weight)
          }
        }
      }
    }
  }

  private static func reflected(_ place: Int, _ count: Int) -> Int {
    let period = 2 * count
    let wrapped = ((place % period) + period) % period
    return wrapped < count ? wrapped : period - 1 - wrapped
  }
}
