extension Image {
  /// The picture at another size: Catmull-Rom, widened when shrinking, in linear light.
  ///
  /// Both sides are positive pixel counts; the shape may change. Colours are weighted by their alpha, so
  /// that what lies under transparent pixels does not bleed into visible ones.
  public func resized(width newWidth: Int, height newHeight: Int) -> Image {
    precondition(newWidth > 0 && newHeight > 0)
    if newWidth == width && newHeight == height { return self }
    let across = ResamplingTaps(from: width, to: newWidth)
    let down = ResamplingTaps(from: height, to: newHeight)
    let linear = SRGB.linearTable()

    // Rows are narrowed when an output row first needs them and kept while one still does: a large
    // picture never exists as floats.
    var ring = [[SIMD4<Float>]](repeating: [], count: down.longest)
    var nextRow = 0
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight * 4)
    for y in 0..<newHeight {
      let rows = down.sources[y]
      while nextRow < rows.upperBound {
        ring[nextRow % ring.count] = across.apply(to: linearRow(nextRow, table: linear))
        nextRow += 1
      }
      var sum = [SIMD4<Float>](repeating: .zero, count: newWidth)
      for row in rows {
        let weight = down.weight(output: y, source: row)
        let values = ring[row % ring.count]
        for x in 0..<newWidth { sum[x] += weight * values[x] }
      }
      for value in sum { Self.append(value, to: &result) }
    }
    return Image(width: newWidth, height: newHeight, pixels: result)
  }

  /// A row in linear light, colours multiplied by alpha.
  private func linearRow(_ y: Int, table: [Float]) -> [SIMD4<Float>] {
    (0..<width).map { x in
      let base = (y * width + x) * 4
      let alpha = Float(pixels[base + 3]) / 255
      return SIMD4(
        table[Int(pixels[base])] * alpha, table[Int(pixels[base + 1])] * alpha,
        table[Int(pixels[base + 2])] * alpha, alpha)
    }
  }

  private static func append(_ value: SIMD4<Float>, to bytes: inout [UInt8]) {
    let alpha = min(max(value.w, 0), 1)
    let alphaByte = UInt8((alpha * 255).rounded())
    // The filter's lobes may leave a trace of alpha that is no colour's.
    guard alphaByte > 0 else {
      bytes += [0, 0, 0, 0]
      return
    }
    for channel in 0..<3 { bytes.append(SRGB.byte(value[channel] / alpha)) }
    bytes.append(alphaByte)
  }
}

/// Which source samples each output sample is made of along one axis, and with what weights.
///
/// Catmull-Rom: the cubic of Keys, "Cubic Convolution Interpolation for Digital Image Processing", 1981,
/// with a = -1/2; stretched by the scale when shrinking, so that it averages all that it covers. Samples
/// beyond the edges do not exist: the weights of those inside are scaled to a sum of 1.
private struct ResamplingTaps {
  /// Source samples of each output sample; bounds never decrease.
  private(set) var sources: [Range<Int>] = []
  /// Length of the longest range.
  private(set) var longest = 1
  private var weights: [Float] = []
  /// Index of each output's first weight.
  private var starts: [Int] = []

  init(from sourceCount: Int, to outputCount: Int) {
    let scale = Double(sourceCount) / Double(outputCount)
    let stretch = max(scale, 1)
    for output in 0..<outputCount {
      let center = (Double(output) + 0.5) * scale - 0.5
      let first = max(0, Int((center - 2 * stretch).rounded(.up)))
      let last = min(sourceCount - 1, Int((center + 2 * stretch).rounded(.down)))
      let taps = (first...last).map { Self.keys((Double($0) - center) / stretch) }
      let sum = taps.reduce(0, +)
      sources.append(first..<last + 1)
      starts.append(weights.count)
      weights += taps.map { Float($0 / sum) }
      longest = max(longest, taps.count)
    }
  }

  func weight(output: Int, source: Int) -> Float {
    weights[starts[output] + source - sources[output].lowerBound]
  }

  func apply(to row: [SIMD4<Float>]) -> [SIMD4<Float>] {
    sources.indices.map { output in
      var sum = SIMD4<Float>.zero
      var index = starts[output]
      for source in sources[output] {
        sum += weights[index] * row[source]
        index += 1
      }
      return sum
    }
  }

  /// Keys' cubic at a distance in samples.
  private static func keys(_ distance: Double) -> Double {
    let x = abs(distance)
    if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
    if x < 2 { return ((-0.5 * x + 2.5) * x - 4) * x + 2 }
    return 0
  }
}
