import Foundation

/// Words and numbers as commands print them.
public enum Wording {
  /// One line of text without control characters, which a file's name may hold.
  public static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }

  /// A span of time: `42 s`, `3 min 5 s`, `2 h 10 min`.
  public static func duration(_ seconds: Double) -> String {
    let seconds = Int(max(0, min(seconds, 1e9)).rounded())
    return switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }
  }

  /// A text as a JSON string.
  public static func json(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  /// A value as JSON on one line, keys in order.
  public static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  /// A text as one word of a shell's command line.
  public static func shell(_ text: String) -> String {
    let plain =
      !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+".contains($0)) }
    return plain ? text : "'" + printable(text).replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  /// Writes a command's one line about an error to standard error.
  public static func fail(_ command: String, _ error: any Error) {
    FileHandle.standardError.write(Data("\(command): \(printable("\(error)"))\n".utf8))
  }
}
