import NCAModel

/// Why a model could not be exported.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  /// Neither a page nor shaders were asked for.
  case nothingToExport
  case gridSize(String)
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
      "nothing to export: ask for a page with --html or for the shaders with --glsl DIR"
    case .gridSize(let text):
      "size \"\(text.prefix(40))\" is not a grid; write WIDTHxHEIGHT in cells, each \(GridSize.range.lowerBound) to \(GridSize.range.upperBound), such as 256x256"
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
