import Foundation

/// The orthonormal cosine transform of planes: its transpose is its inverse.
///
/// As products with cosine matrices: any size, and little work beside a feature network's.
/// Source: Ahmed, Natarajan and Rao, "Discrete Cosine Transform", 1974 (DCT-II).
package struct CosineTransform: Sendable {
  package let width: Int
  package let height: Int
  private let across: Basis
  private let down: Basis

  /// Cosines `[frequency, place]` and their transpose.
  private struct Basis: Sendable {
    let forward: Tensor
    let inverse: Tensor

    init(count: Int) {
      var forward = [Float](repeating: 0, count: count * count)
      var inverse = forward
      for frequency in 0..<count {
        let norm = (frequency == 0 ? 1 : 2) / Double(count)
        for place in 0..<count {
          let value = Float(norm.squareRoot() * cos(.pi * (Double(place) + 0.5) * Double(frequency) / Double(count)))
          forward[frequency * count + place] = value
          inverse[place * count + frequency] = value
        }
      }
      self.forward = Tensor(shape: [count, count], values: forward)
      self.inverse = Tensor(shape: [count, count], values: inverse)
    }
  }

  package init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    across = Basis(count: width)
    down = width == height ? across : Basis(count: height)
  }

  /// Amplitudes `[planes, height, width]`, rows and columns by rising frequency, of planes of that shape.
  package func forward(_ planes: Tensor, parallel: Parallel) -> Tensor {
    transform(planes, left: down.forward, right: across.inverse, parallel)
  }

  /// The planes that have these amplitudes.
  package func inverse(_ amplitudes: Tensor, parallel: Parallel) -> Tensor {
    transform(amplitudes, left: down.inverse, right: across.forward, parallel)
  }

  /// left · plane · right for each plane.
  private func transform(_ planes: Tensor, left: Tensor, right: Tensor, _ parallel: Parallel) -> Tensor {
    let (width, height, plane) = (width, height, width * height)
    var (between, result) = (Tensor(shape: planes.shape), Tensor(shape: planes.shape))
    let middle = between.withMutablePointer { SharedPointer($0) }
    let sink = result.withMutablePointer { SharedPointer($0) }
    BLAS.useCallingThread()
    parallel.run(jobs: planes.count / plane) { _, index in
      planes.withPointer { planes in
        left.withPointer { left in
          right.withPointer { right in
            let from = middle + index * plane
            BLAS.multiply(left, planes + index * plane, rows: height, k: height, n: width, scale: 1, into: from)
            BLAS.multiply(from, right, rows: height, k: width, n: width, scale: 1, into: sink + index * plane)
          }
        }
      }
    }
    withExtendedLifetime(between) {}
    return result
  }
}
