import ArgumentParser
import CommandSupport
import Imaging
import Trainer

/// `A...B`, `A..B`, `A-B` or a single number.
struct StepRange: ExpressibleByArgument {
  let lower: Int
  let upper: Int

  init?(argument: String) {
    if let count = Int(argument) {
      (lower, upper) = (count, count)
    } else if let ends = ["...", "..", "-"].lazy.compactMap({ numberPair(argument, separator: $0) }).first {
      (lower, upper) = ends
    } else {
      return nil
    }
  }
}

/// `WxH+X+Y`.
struct CropArgument: ExpressibleByArgument {
  let rectangle: CropRectangle

  init?(argument: String) {
    guard let rectangle = CropRectangle(argument: argument) else { return nil }
    self.rectangle = rectangle
  }
}

extension TrainingPreset: ExpressibleByArgument {}
extension AutomatonTrainingOptions.MaskKind: ExpressibleByArgument {}
extension StyleLossKind: ExpressibleByArgument {}
extension OptimizerKind: ExpressibleByArgument {}
extension ScheduleKind: ExpressibleByArgument {}
