/// A loss on the pixels of one picture themselves.
public protocol PictureLoss: Sendable {
  /// The loss of a picture `[1, 3, height, width]`; adds its gradient to `gradient` of the same shape.
  func value(_ picture: Tensor, addingGradientTo gradient: inout Tensor) -> Float
}

/// How far pixels are from another picture's: `weight · mean((x − target)²)`.
public struct PixelLoss: PictureLoss {
  private let target: Tensor
  private let weight: Float

  /// - Parameter target: `[1, 3, height, width]`.
  public init(target: Tensor, weight: Float = 1) { (self.target, self.weight) = (target, weight) }

  public func value(_ picture: Tensor, addingGradientTo gradient: inout Tensor) -> Float {
    precondition(picture.shape == target.shape && gradient.shape == target.shape)
    let count = picture.count
    let scale = 2 * weight / Float(count)
    var sum = 0.0
    picture.withPointer { picture in
      target.withPointer { target in
        gradient.withMutablePointer { gradient in
          for i in 0..<count {
            let difference = picture[i] - target[i]
            sum += Double(difference * difference)
            gradient[i] += scale * difference
          }
        }
      }
    }
    return weight * Float(sum / Double(count))
  }
}

/// How far the means of red, green and blue are from a colour: `weight · mean((mean(x) − target)²)`.
public struct MeanColorLoss: PictureLoss {
  private let target: [Float]
  private let weight: Float

  /// - Parameter target: red, green and blue in 0...1.
  public init(target: [Float], weight: Float = 1) {
    precondition(target.count == 3)
    (self.target, self.weight) = (target, weight)
  }

  public func value(_ picture: Tensor, addingGradientTo gradient: inout Tensor) -> Float {
    let (plane, mean) = (picture.count / 3, picture.meanColor)
    var loss: Float = 0
    gradient.withMutablePointer { gradient in
      for channel in 0..<3 {
        let difference = mean[channel] - target[channel]
        loss += weight * difference * difference / 3
        let slope = 2 * weight * difference / Float(3 * plane)
        for i in channel * plane..<(channel + 1) * plane { gradient[i] += slope }
      }
    }
    return loss
  }
}

extension Tensor {
  /// Means of red, green and blue of a picture `[1, 3, height, width]`.
  var meanColor: [Float] {
    let plane = count / 3
    return withPointer { picture in
      (0..<3).map { channel in
        Float((0..<plane).reduce(0.0) { $0 + Double(picture[channel * plane + $1]) } / Double(plane))
      }
    }
  }
}

/// How rough a picture is: `weight · mean(√(Δx² + Δy² + ε))` over pixels and colours, ε = 1e-4.
///
/// Differences are those to the right and lower neighbour, zero at the edges.
/// Source: Rudin, Osher and Fatemi, "Nonlinear total variation based noise removal algorithms", 1992.
public struct TotalVariationLoss: PictureLoss {
  private let weight: Float
  /// Keeps the root's slope finite where the picture is flat.
  private static let epsilon: Float = 1e-4

  public init(weight: Float = 1) { self.weight = weight }

  public func value(_ picture: Tensor, addingGradientTo gradient: inout Tensor) -> Float {
    let (height, width, count) = (picture.shape[2], picture.shape[3], picture.count)
    let scale = weight / Float(count)
    var sum = 0.0
    picture.withPointer { picture in
      gradient.withMutablePointer { gradient in
        for row in 0..<3 * height {
          let isLast = row % height == height - 1
          for x in 0..<width {
            let i = row * width + x
            let across = x + 1 < width ? picture[i + 1] - picture[i] : 0
            let down = isLast ? 0 : picture[i + width] - picture[i]
            let root = (across * across + down * down + Self.epsilon).squareRoot()
            sum += Double(root)
            let slope = scale / root
            gradient[i] -= slope * (across + down)
            if x + 1 < width { gradient[i + 1] += slope * across }
            if !isLast { gradient[i + width] += slope * down }
          }
        }
      }
    }
    return weight * Float(sum / Double(count))
  }
}
