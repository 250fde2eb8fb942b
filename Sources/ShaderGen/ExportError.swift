import NCAModel

/// Why a model could not be exported.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  /// Neither a page nor shaders were asked for.
  case nothingToExport
  case gridSize(String)
  /// More models than a program can hold.
  case tooManyModels(Int)
  /// Models that differ in channels, mask or state rounding cannot share a program.
  case unlikeModels(String, String)
  /// Blending at borders is not exact.
  case exactGraft
  /// A file of weights holds one model.
  case dataOfSeveral(path: String, Int)
  /// Finer states than bytes hold.
  case exactStatesInBytes(levels: Int)
  /// Weights that cannot be written.
  case weights(String)
  case stepsPerSecond(Int)
  /// The output is the model's own file.
  case overwritesModel(path: String)
  /// Two outputs would be written to one file.
  case sameOutput(path: String)
  /// A folder, a device or another thing that is no file stands where the output goes.
  case notAFile(path: String)
  /// A file stands where a folder of shaders goes, or one of its parents is no folder.
  case notAFolder(path: String)
  case unwritable(path: String, reason: String)
  /// The page's own files do not fit together; a fault of the program's build.
  case brokenTemplate(String)

  public var description: String {
    switch self {
    case .nothingToExport:
      "nothing to export: ask for a page with --html, for a dialect, such as --shadertoy, for --all or for --safetensors"
    case .gridSize(let text):
      "size \"\(text.prefix(40))\" is not a grid; write WIDTHxHEIGHT in cells, each \(GridSize.range.lowerBound) to \(GridSize.range.upperBound), such as 256x256"
    case .tooManyModels(let count):
      "\(count) models are too many for one program; it holds \(Graft.modelLimit) at most"
    case .unlikeModels(let first, let other):
      "models \"\(CommentText.neutralised(first))\" and \"\(CommentText.neutralised(other))\" cannot share a program: channels, update mask and state rounding must be alike; train one from the other with nca-train --from"
    case .exactGraft:
      "an exact model shares its program with no other: borders are blended, and blends are not exact"
    case .dataOfSeveral(let path, let count):
      "\(path): holds one model, not \(count); export them one by one"
    case .exactStatesInBytes(let levels):
      "the model's states have \(levels) levels, more than bytes hold; use --state rgba16f or rgba32f, or train with --exact --quantize"
    case .weights(let reason): "the model's weights cannot be written: \(reason)"
    case .stepsPerSecond(let count):
      "steps per second is \(count); it must be \(ExportOptions.stepsPerSecondRange.lowerBound) to \(ExportOptions.stepsPerSecondRange.upperBound)"
    case .overwritesModel(let path):
      "\(path): is the model itself; choose another output with --output"
    case .sameOutput(let path):
      "\(path): would be written twice; choose another output with --output"
    case .notAFile(let path): "\(path): is not a file; choose another output"
    case .notAFolder(let path): "\(path): is not a folder; choose another output"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .brokenTemplate(let reason): "the page's own files are broken: \(reason)"
    }
  }
}

extension ExportError {
  /// What the writer of files says, in this stage's words.
  package init(_ error: FileWriterError) {
    self =
      switch error {
      case .overwritesInput(let path): .overwritesModel(path: path)
      case .sameOutput(let path): .sameOutput(path: path)
      case .notAFile(let path): .notAFile(path: path)
      case .notAFolder(let path): .notAFolder(path: path)
      case .unwritable(let path, let reason): .unwritable(path: path, reason: reason)
      }
  }
}
