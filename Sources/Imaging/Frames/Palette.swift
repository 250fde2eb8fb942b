/// Up to 256 colours that stand for all colours of a picture, and the search for the nearest of them.
///
/// Variance cut: boxes of colours are divided at their mean along the axis of greatest variance, the one with the
/// greatest squared error first; a box's colour is its mean. After Wan, Wong and Prusinkiewicz, "An algorithm for
/// multidimensional data clustering", 1988. giflib's own GifQuantizeBuffer keeps 5 bits a channel: its white is
/// 248, and a picture in 200 greys comes out with 31.
package struct Palette {
  /// The colours as (red, green, blue, 0), in increasing order along `axis`.
  package let colors: [SIMD4<Int32>]
  private let axis: Int
  /// Index of the first colour whose value along `axis` is at least this byte.
  private let starts: [Int]

  /// A palette of an opaque picture's colours: exact when they are no more than `limit`.
  package init(of image: Image, limit: Int = 256) {
    var counts = Self.countedColors(image)
    var boxes = [Box(0..<counts.count, of: counts)]
    while boxes.count < limit,
      let index = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }),
      boxes[index].range.count > 1
    {
      let (box, axis) = (boxes[index], boxes[index].axis)
      let middle = counts[box.range].partition { $0.color[axis] > box.mean[axis] }
      boxes[index] = Box(box.range.lowerBound..<middle, of: counts)
      boxes.append(Box(middle..<box.range.upperBound, of: counts))
    }
    let means = boxes.map { SIMD4<Int32>($0.mean.rounded(.toNearestOrAwayFromZero)) }
    let axis = (0..<3).max { Self.spread(means, $0) < Self.spread(means, $1) }!
    let colors = means.sorted { $0[axis] < $1[axis] }
    self.colors = colors
    self.axis = axis
    starts = (0..<256).map { byte in colors.firstIndex { $0[axis] >= byte } ?? colors.count }
  }

  /// Index of the colour at the least squared distance from one with values in 0...255.
  package func nearest(to color: SIMD4<Int32>) -> Int {
    var best = 0
    var least = Int32.max
    var above = starts[Int(color[axis])]
    var below = above - 1
    // Outwards along the axis, until distance along it alone is too much.
    while above < colors.count || below >= 0 {
      if above < colors.count {
        let difference = colors[above] &- color
        if difference[axis] * difference[axis] >= least {
          above = colors.count
        } else {
          let distance = (difference &* difference).wrappedSum()
          if distance < least { (least, best) = (distance, above) }
          above += 1
        }
      }
      if below >= 0 {
        let difference = colors[below] &- color
        if difference[axis] * difference[axis] >= least {
          below = -1
        } else {
          let distance = (difference &* difference).wrappedSum()
          if distance < least { (least, best) = (distance, below) }
          below -= 1
        }
      }
    }
    return best
  }

  private static func spread(_ colors: [SIMD4<Int32>], _ axis: Int) -> Int32 {
    let values = colors.map { $0[axis] }
    return values.max()! - values.min()!
  }

  /// A picture's colours, each once.
  private static func countedColors(_ image: Image) -> [CountedColor] {
    var keys = (0..<image.width * image.height).map { pixel in
      let bytes = image.pixels[pixel * 4..<pixel * 4 + 3]
      return bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    keys.sort()
    var colors: [CountedColor] = []
    var start = 0
    while start < keys.count {
      let key = keys[start]
      let end = keys[start...].firstIndex { $0 != key } ?? keys.count
      let color = SIMD4(Double(key >> 16), Double(key >> 8 & 255), Double(key & 255), 0)
      colors.append(CountedColor(color: color, count: Double(end - start)))
      start = end
    }
    return colors
  }
}

/// A colour and the number of pixels that have it.
private struct CountedColor {
  var color: SIMD4<Double>
  var count: Double
}

/// A part of the colours: its mean, and the axis along which it errs most.
private struct Box {
  let range: Range<Int>
  let mean: SIMD4<Double>
  let axis: Int
  /// Squared error along `axis`, summed over all pixels; 0 for a single colour.
  let error: Double

  init(_ range: Range<Int>, of colors: [CountedColor]) {
    var count = 0.0
    var sum = SIMD4<Double>.zero
    var squares = SIMD4<Double>.zero
    for index in range {
      let weighted = colors[index].color * colors[index].count
      count += colors[index].count
      sum += weighted
      squares += weighted * colors[index].color
    }
    let mean = sum / count
    let errors = squares - sum * mean
    let axis = (0..<3).max { errors[$0] < errors[$1] }!
    self.range = range
    self.mean = mean
    self.axis = axis
    // Rounding must not make a single colour look worth dividing.
    error = range.count > 1 ? errors[axis] : 0
  }
}
