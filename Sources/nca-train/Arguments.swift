import ArgumentParser
import Imaging
import Trainer

/// `N` or `WxH`.
struct GridSize: ExpressibleByArgument {
  let width: Int
  let height: Int

  init?(argument: String) {
    if let side = Int(argument) {
      (width, height) = (side, side)
    } else if let sides = numberPair(argument.lowercased(), separator: "x") {
      (width, height) = sides
    } else {
      return nil
    }
  }
}

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

/// Two whole numbers with something between them.
private func numberPair(_ text: String, separator: String) -> (Int, Int)? {
  let parts = text.split(separator: separator, omittingEmptySubsequences: false)
  guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
  return (first, second)
}

/// Numbers between commas.
struct NumberList<Number: LosslessStringConvertible & Sendable>: ExpressibleByArgument {
  let values: [Number]

  init?(argument: String) {
    let values = argument.split(separator: ",", omittingEmptySubsequences: false).map { Number(String($0)) }
    guard values.allSatisfy({ $0 != nil }) else { return nil }
    self.values = values.compactMap { $0 }
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
