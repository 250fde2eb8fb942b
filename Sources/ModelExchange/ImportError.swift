import NCAModel
import Safetensors

/// Why a file of another program could not be imported.
public enum ImportError: Error, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case tooLarge(path: String, bytes: Int)
  /// Bytes of no kind that is read here.
  case unknownKind(path: String)
  /// A pickle, which can run any code when it is read.
  case pytorch(path: String)
  /// What should come out of an import.
  case alreadyAModel(path: String)
  case damaged(path: String, reason: String)
  /// Tensors that make no automaton.
  case state(path: String, SimpleCAError)
  /// A sound file with numbers that make no automaton here.
  case unusable(path: String, model: String, reason: String)
  /// The file holds several models, and none was chosen.
  case ambiguous(path: String, names: [String])
  case unknownModel(path: String, wanted: String, names: [String])
  /// The output is the file that is imported.
  case overwritesSource(path: String)
  /// Two models would be written to one file.
  case sameOutput(path: String)
  case notAFile(path: String)
  case notAFolder(path: String)
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .tooLarge(let path, let bytes):
      "\(path): \(bytes) bytes are more than a file of models may have (\(SourceFile.byteLimit))"
    case .unknownKind(let path):
      "\(path): neither a texture model (JSON with layers of PNG weights) nor a safetensors file"
    case .pytorch(let path):
      "\(path): a PyTorch pickle can run any code, so it is not read; convert it with: python3 -c \"import sys, torch, safetensors.torch as s; s.save_file({k: v.contiguous() for k, v in torch.load(sys.argv[1], weights_only=True).items()}, sys.argv[2])\" IN.pt OUT.safetensors"
    case .alreadyAModel(let path): "\(path): is an nca model already"
    case .damaged(let path, let reason): "\(path): damaged file of models: \(Self.short(reason))"
    case .state(let path, let error): "\(path): \(Self.short("\(error)"))"
    case .unusable(let path, let model, let reason):
      "\(path): the model \(Self.short(model, 60)) cannot be used: \(reason)"
    case .ambiguous(let path, let names):
      "\(path): holds \(names.count) models; choose with --model or take --all: \(Self.listing(names))"
    case .unknownModel(let path, let wanted, let names):
      "\(path): has no model \"\(Self.short(wanted, 60))\"; it holds 0 to \(names.count - 1): \(Self.listing(names))"
    case .overwritesSource(let path): "\(path): is the file that is imported; choose another output with --output"
    case .sameOutput(let path): "\(path): would be written twice; choose another output with --output"
    case .notAFile(let path): "\(path): is not a file; choose another output"
    case .notAFolder(let path): "\(path): is not a folder; choose another output"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }

  private static func listing(_ names: [String]) -> String {
    let shown = names.prefix(12).map { short($0, 40) }.joined(separator: ", ")
    return names.count > 12 ? "\(shown), …" : shown
  }

  /// Text of a stranger's file may be of any length.
  private static func short(_ text: String, _ limit: Int = 400) -> String {
    text.count > limit ? text.prefix(limit) + "…" : text
  }
}

extension ImportError {
  /// What the writer of files says, in this stage's words.
  init(_ error: FileWriterError) {
    self =
      switch error {
      case .overwritesInput(let path): .overwritesSource(path: path)
      case .sameOutput(let path): .sameOutput(path: path)
      case .notAFile(let path): .notAFile(path: path)
      case .notAFolder(let path): .notAFolder(path: path)
      case .unwritable(let path, let reason): .unwritable(path: path, reason: reason)
      }
  }
}
