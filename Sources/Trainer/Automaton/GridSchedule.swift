/// On which grid which iterations run: small ones first, which cost less and teach as much at the beginning.
///
/// The texture keeps its scale, a smaller torus only holds less of it: targets stay whole, and states move to
/// the next grid by repeating them, which is what a torus is.
package struct GridSchedule: Equatable, Sendable {
  /// A grid and the iteration that it begins at.
  package struct Stage: Equatable, Sendable {
    package let width: Int
    package let height: Int
    package let firstIteration: Int
    var cells: Int { width * height }

    package init(width: Int, height: Int, firstIteration: Int) {
      self.width = width
      self.height = height
      self.firstIteration = firstIteration
    }
  }

  /// From the first iteration on; the last is the whole grid.
  package let stages: [Stage]

  /// Grids smaller than this teach little: too few pixels are left in VGG16's deep layers.
  static let smallestSide = 48

  package init(_ options: AutomatonTrainingOptions) {
    var halvings = 0
    func divides(_ side: Int, _ halvings: Int) -> Bool {
      side.isMultiple(of: 1 << halvings) && side >> halvings >= Self.smallestSide
    }
    while divides(options.width, halvings + 1), divides(options.height, halvings + 1) { halvings += 1 }
    let first = Int((Float(options.iterations) * options.smallGridShare).rounded())
    if first == 0 { halvings = 0 }
    stages = (0...halvings).reversed().map { left in
      Stage(
        width: options.width >> left, height: options.height >> left,
        // The small grids share their part of the iterations equally.
        firstIteration: halvings == 0 ? 0 : first * (halvings - left) / halvings)
    }
  }

  /// The stage of an iteration, counted from 0.
  package func stage(at iteration: Int) -> Int {
    stages.lastIndex { $0.firstIteration <= iteration } ?? 0
  }

  /// Cells that all iterations before this one have run on, in units of the whole grid.
  package func work(before iteration: Int) -> Double {
    var sum = 0.0
    for (index, stage) in stages.enumerated() {
      let end = index + 1 < stages.count ? stages[index + 1].firstIteration : Int.max
      let count = max(0, min(end, iteration) - stage.firstIteration)
      sum += Double(count) * Double(stage.cells) / Double(stages[stages.count - 1].cells)
    }
    return sum
  }
}
