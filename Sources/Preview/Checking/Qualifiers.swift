/// The qualifiers of a declaration, in the order that the versions prescribe (GLSL ES 3.00, 4.8 to 4.10; ANGLE).
struct Qualifiers {
  var invariant: SourceLocation?
  var interpolation: (keyword: Keyword, location: SourceLocation)?
  var layout: [LayoutItem] = []
  var layoutLocation: SourceLocation?
  var isCentroid = false
  /// `const` before another one, of a parameter.
  var isConst = false
  /// The last one.
  var storage: (keyword: Keyword, location: SourceLocation)?
  var precision: (value: Precision, location: SourceLocation)?

  /// - Throws: for repeated ones, those in a wrong order, and storage qualifiers that exclude each other.
  init(_ list: [SyntaxQualifier], of version: GLSLVersion) throws(Rejection) {
    for qualifier in list { try add(qualifier, of: version) }
    if isCentroid && storage?.keyword != .in && storage?.keyword != .out, let storage {
      throw Rejection(.excludedQualifier("centroid", by: storage.keyword.rawValue), at: storage.location)
    }
  }

  private mutating func add(_ qualifier: SyntaxQualifier, of version: GLSLVersion) throws(Rejection) {
    let location = qualifier.location
    switch qualifier.kind {
    case .precision(let value):
      guard precision == nil else { throw Rejection(.repeatedQualifier("precision"), at: location) }
      precision = (value, location)
    case .layout(let items):
      guard layoutLocation == nil else { throw Rejection(.repeatedQualifier("layout"), at: location) }
      try expectNothingBehind("layout", interpolation: false, at: location)
      layout = items
      layoutLocation = location
    case .word(.invariant):
      guard invariant == nil else { throw Rejection(.repeatedQualifier("invariant"), at: location) }
      try expectNothingBehind("invariant", interpolation: true, at: location)
      invariant = location
    case .word(let word) where word == .flat || word == .smooth:
      guard interpolation == nil else {
        throw Rejection(.repeatedQualifier("interpolation"), at: location)
      }
      try expectNothingBehind(word.rawValue, interpolation: false, at: location)
      interpolation = (word, location)
    case .word(let word):
      try addStorage(word, at: location)
    }
  }

  private mutating func addStorage(_ word: Keyword, at location: SourceLocation) throws(Rejection) {
    if let precision {
      throw Rejection(.qualifierOrder(word.rawValue, before: "\(precision.value)"), at: location)
    }
    if let storage {
      guard storage.keyword != word, !(storage.keyword == .centroid && isCentroid && word == .centroid)
      else { throw Rejection(.repeatedQualifier(word.rawValue), at: location) }
      switch (storage.keyword, word) {
      case (.const, .in) where !isConst: isConst = true
      case (.centroid, .in), (.centroid, .out): break
      default:
        throw Rejection(.excludedQualifier(word.rawValue, by: storage.keyword.rawValue), at: location)
      }
    }
    if word == .centroid { isCentroid = true }
    storage = (word, location)
  }

  /// Whatever stands before it had to stand behind it.
  private func expectNothingBehind(
    _ word: String, interpolation countsInterpolation: Bool, at location: SourceLocation
  ) throws(Rejection) {
    if let storage {
      throw Rejection(.qualifierOrder(word, before: storage.keyword.rawValue), at: location)
    }
    if let precision {
      throw Rejection(.qualifierOrder(word, before: "\(precision.value)"), at: location)
    }
    if countsInterpolation, let interpolation {
      throw Rejection(.qualifierOrder(word, before: interpolation.keyword.rawValue), at: location)
    }
    if countsInterpolation, layoutLocation != nil {
      throw Rejection(.qualifierOrder(word, before: "layout"), at: location)
    }
  }

  /// The first qualifier that only `in` and `out` variables or blocks may have.
  var interfaceOnly: (name: String, location: SourceLocation)? {
    if let invariant { return ("invariant", invariant) }
    if let interpolation { return (interpolation.keyword.rawValue, interpolation.location) }
    if let layoutLocation { return ("layout", layoutLocation) }
    if isCentroid, let storage { return ("centroid", storage.location) }
    return nil
  }
}
