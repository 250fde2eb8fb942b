import Foundation
import Imaging

/// Writes what the model looks like every so many iterations, as numbered PNGs.
public struct ImageLog<Model: TrainableModel>: Callback {
  private let folder: URL
  private let interval: Int

  /// - Parameters:
  ///   - folder: exists; gets `000100.png` and so on.
  ///   - interval: iterations from picture to picture.
  public init(folder: URL, every interval: Int) {
    precondition(interval > 0)
    self.folder = folder
    self.interval = interval
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) throws -> Directive {
    if record.iteration.isMultiple(of: interval) || record.iteration == run.iterations {
      let name = String(format: "%06d.png", record.iteration)
      try ImageFile.writePNG(run.model.picture(), path: folder.appendingPathComponent(name).path)
    }
    return .proceed
  }
}
