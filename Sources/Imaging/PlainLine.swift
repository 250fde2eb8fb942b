extension String {
  /// The text as one plain line: what ends a line, or drives a terminal, becomes U+FFFD.
  var plainLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map {
          switch $0.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: $0
          }
        }))
  }
}
