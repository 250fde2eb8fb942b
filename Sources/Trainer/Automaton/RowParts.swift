import CKernels

/// How one step's rows are shared out among threads.
///
/// A batch gives every thread samples of its own. A smaller one would leave threads idle: then each step is cut into
/// parts. How many there are depends on the batch and the grid alone, so sums have one order on any machine.
struct RowParts: Sendable {
  /// The rows of each part, from the top.
  let ranges: [Range<CInt>]
  /// Where a part begins in what a step replaces, and the length of it all, in floats.
  let replacedOffsets: [Int]
  let replacedCount: Int
  /// Runs the parts; nil where there is one only.
  let parallel: Parallel?

  /// Batches from this size on are not cut.
  static let wholeBatch = 4
  /// Cells of a part at least: threads meet after each step, which costs as much as some thousand cells.
  static let leastCells = 4096

  init(mask: nca_mask_kind, channels: Int, height: Int, width: Int, samples: Int, parallel: Parallel) {
    let worthwhile = max(1, height * width / Self.leastCells)
    let wanted = samples >= Self.wholeBatch ? 1 : min(Self.wholeBatch, height, worthwhile)
    let rows = (height + wanted - 1) / wanted
    ranges = stride(from: 0, to: height, by: rows).map { CInt($0)..<CInt(min(height, $0 + rows)) }
    var (offsets, count) = ([Int](), 0)
    for range in ranges {
      offsets.append(count)
      count += nca_step_replaced(mask, CInt(channels), CInt(range.count), CInt(width))
    }
    replacedOffsets = offsets
    replacedCount = count
    self.parallel = ranges.count > 1 ? parallel : nil
  }

  /// Calls `body` for each part.
  ///
  /// - Parameter body: takes the worker, which names its scratch memory, and the part.
  func run(worker: Int, _ body: @Sendable (_ worker: Int, _ part: Int) -> Void) {
    guard let parallel else { return body(worker, 0) }
    parallel.run(jobs: ranges.count, body)
  }
}
