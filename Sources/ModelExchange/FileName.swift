extension String {
  /// The text as one plain line of at most 200 characters, without what ends a line or drives a terminal.
  package var plainLine: String {
    let plain = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    return String(String(String.UnicodeScalarView(plain)).trimmingSpaces.prefix(200))
  }

  private var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
  }
}

/// Names of files made from names of models.
package enum FileName {
  /// Longest name, in bytes, that leaves room for a number and an extension.
  private static let byteLimit = 100

  /// A name a model, in order: letters, digits and `._-` alone, and no two alike on any file system.
  package static func distinct(_ names: [String], otherwise: String) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let plain = safe(name)
      let base = plain.isEmpty ? safe(otherwise) : plain
      let stem = base.isEmpty ? "model" : base
      var candidate = stem
      var number = 1
      while !taken.insert(candidate.lowercased()).inserted {
        number += 1
        candidate = "\(stem)-\(number)"
      }
      return candidate
    }
  }

  private static func safe(_ text: String) -> String {
    let allowed = text.unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "_-.".unicodeScalars.contains(scalar)
      return isPlain ? Character(scalar) : "-"
    }
    // A leading point hides a file; a leading dash reads as an option.
    var result = String(String(allowed).drop { $0 == "." || $0 == "-" })
    while result.utf8.count > byteLimit { result.removeLast() }
    return result
  }
}
