/// Which names are structures where the parser stands: `a (b)` and `S[2](b)` depend on it.
struct TypeNames {
  /// Structures, and names that hide one, of every open scope; innermost last.
  private var scopes: [[String: Bool]] = [[:]]

  mutating func open() { scopes.append([:]) }

  mutating func close() { scopes.removeLast() }

  /// Closes scopes until so many are open.
  mutating func close(downTo count: Int) { scopes.removeLast(max(0, scopes.count - count)) }

  var count: Int { scopes.count }

  func contains(_ name: String) -> Bool {
    for scope in scopes.reversed() {
      if !scope.isEmpty, let isType = scope[name] { return isType }
    }
    return false
  }

  mutating func declareType(_ name: String) { scopes[scopes.count - 1][name] = true }

  /// A variable or parameter; it matters only where it hides a structure.
  mutating func declareVariable(_ name: String) {
    if contains(name) { scopes[scopes.count - 1][name] = false }
  }
}
