import ArgumentParser
import CommandSupport
import Foundation
import NCAModel
import Preview

/// How the command ends: with an exit code, and a word on standard error.
enum PreviewExit {
  /// A shader or a model is not what it should be.
  case rejected(String)
  case wrongUse(any Error)
  case trap(String)
  case interrupted
  /// Help, version, and errors in the use of options.
  case parsing(any Error)

  init(_ error: any Error) {
    switch error {
    case let errors as ShaderErrors: self = .rejected(errors.description)
    case let error as ModelFileError: self = .rejected("nca-preview: \(error)")
    case DrawError.trap(let report): self = .trap(report.description)
    case DrawError.endless(let limit): self = .trap("nca-preview: \(limit)")
    case let code as ExitCode where code.rawValue == 130: self = .interrupted
    case is ExitCode, is ValidationError, is CleanExit: self = .parsing(error)
    default: self = Self.isParsing(error) ? .parsing(error) : .wrongUse(error)
    }
  }

  /// ArgumentParser's own errors are not public; it knows them itself.
  private static func isParsing(_ error: any Error) -> Bool {
    NCAPreview.exitCode(for: error) != ExitCode.failure
  }

  func leave() -> Never {
    switch self {
    case .rejected(let text): Self.end(1, text)
    case .trap(let text): Self.end(3, text)
    case .wrongUse(let error): Self.end(2, "nca-preview: \(error)")
    case .interrupted: exit(130)
    case .parsing(let error):
      if NCAPreview.exitCode(for: error).isSuccess { NCAPreview.exit(withError: error) }
      Self.end(2, NCAPreview.fullMessage(for: error))
    }
  }

  /// Lines stay lines; whatever else could drive a terminal does not get there.
  private static func end(_ code: Int32, _ text: String) -> Never {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Wording.printable(String($0)) }
    FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    exit(code)
  }
}
