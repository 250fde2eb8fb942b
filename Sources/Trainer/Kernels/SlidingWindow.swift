/// How a layer's cells lie over those of the layer below, along rows and columns alike.
///
/// Cell `i` sees the `kernel` cells from `i · stride − padding` on; those outside the layer below are zero.
public struct SlidingWindow: Equatable, Sendable {
  /// Side of what a cell sees, in cells of the layer below; 1 or more.
  public let kernel: Int
  /// Cells of the layer below from one cell to the next; 1 or more.
  public let stride: Int
  /// Cells of zeros around the layer below.
  public let padding: Int

  public init(kernel: Int, stride: Int = 1, padding: Int = 0) {
    (self.kernel, self.stride, self.padding) = (kernel, stride, padding)
  }

  /// Each cell sees the one below it, and nothing else.
  static let identity = SlidingWindow(kernel: 1)

  /// Cells over so many of the layer below, 0 where not one fits.
  package func cells(over length: Int) -> Int {
    let room = length + 2 * padding - kernel
    return room < 0 ? 0 : room / stride + 1
  }

  /// The fewest cells below that make so many cells.
  package func length(under cells: Int) -> Int { max(1, (cells - 1) * stride + kernel - 2 * padding) }

  /// Whether a cell sees as far to one side of the cells that it stands for as to the other.
  ///
  /// A cell stands for `stride` cells of the layer below: 3×3 convolutions with padding 1 and poolings without
  /// overlap keep the place, strided convolutions and 3×3 poolings of stride 2 shift it.
  var keepsPlace: Bool { kernel - stride == 2 * padding }
}
