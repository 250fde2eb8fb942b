/// Rows of pictures that an evaluator holds, and those of them whose features count.
///
/// Pictures too large to be evaluated at once are evaluated in bands over their whole width. A band's window
/// reaches beyond its core as far as features see, so that features of the core are those of the whole picture.
public struct FeatureBand: Equatable, Sendable {
  /// Rows of the picture that are evaluated.
  public let window: Range<Int>
  /// Rows whose features count; the cores of all bands make up the picture.
  public let core: Range<Int>
  /// Rows of the whole picture.
  public let height: Int

  /// One band that is the whole picture.
  public init(wholeHeight height: Int) {
    (window, core, self.height) = (0..<height, 0..<height, height)
  }

  private init(window: Range<Int>, core: Range<Int>, height: Int) {
    (self.window, self.core, self.height) = (window, core, height)
  }

  /// Whether it is all there is.
  public var isWhole: Bool { core.count == height }

  /// Cuts a picture into as few bands as windows of at most `windowRows` rows allow.
  ///
  /// All windows have the same number of rows. Windows and cores begin at multiples of the stride, where cells of
  /// every layer begin, and leave the same remainder at their end as the picture does.
  ///
  /// - Parameters:
  ///   - stride: rows of the picture to a row of the deepest layer.
  ///   - reach: rows beyond its own that a cell of the deepest layer depends on.
  ///   - windowRows: at the least a band gets the reach on both sides and one stride.
  public static func covering(height: Int, stride: Int, reach: Int, windowRows: Int) -> [FeatureBand] {
    let whole = [FeatureBand(wholeHeight: height)]
    guard windowRows < height else { return whole }
    let (halo, remainder) = (roundUp(reach, to: stride), height % stride)
    let largestCore = max(stride, (windowRows - 2 * halo - remainder) / stride * stride)
    let count = (height + largestCore - 1) / largestCore
    let core = roundUp((height + count - 1) / count, to: stride)
    let window = core + 2 * halo + remainder
    guard window < height else { return whole }
    return Swift.stride(from: 0, to: height, by: core).map { start in
      let top = min(max(0, start - halo), height - window)
      return FeatureBand(window: top..<top + window, core: start..<min(height, start + core), height: height)
    }
  }
}

/// The features of one layer that a band counts.
struct FeatureSlice {
  /// All that the evaluator holds, `[samples, rows, width, channels]`.
  let features: Tensor
  /// The rows that count.
  let rows: Range<Int>
  /// Where the first of them lies in the layer of the whole picture.
  let firstRow: Int
  /// Rows of that layer.
  let wholeRows: Int

  var samples: Int { features.shape[0] }
  var width: Int { features.shape[2] }
  var channels: Int { features.shape[3] }
  /// Cells that count, which lie one after the other.
  var pixels: Range<Int> { rows.lowerBound * width..<rows.upperBound * width }
  /// Cells of the whole picture's layer, and the place of the first that counts among them.
  var wholePixels: Int { wholeRows * width }
  var firstPixel: Int { firstRow * width }
  /// Cells that the evaluator holds for each sample.
  var heldPixels: Int { features.shape[1] * width }
}

extension FeatureEvaluator {
  /// The part of a layer's features that a band counts.
  func slice(ofLayer index: Int, _ band: FeatureBand) throws(FeatureNetworkError) -> FeatureSlice {
    precondition(band.window.count == height, "a band of \(band.window.count) rows in an evaluator of \(height)")
    let features = try features(ofLayer: index)
    let held = features.shape[1]
    guard !band.isWhole else {
      return FeatureSlice(features: features, rows: 0..<held, firstRow: 0, wholeRows: held)
    }
    let stride = try network.stride(ofLayer: index)
    let last = band.core.upperBound == band.height ? held : (band.core.upperBound - band.window.lowerBound) / stride
    return FeatureSlice(
      features: features, rows: (band.core.lowerBound - band.window.lowerBound) / stride..<last,
      firstRow: band.core.lowerBound / stride, wholeRows: band.height / stride)
  }
}
