/// Turns a syntax tree back into GLSL text, which reads as the same tree.
///
///     let text = SyntaxPrinter().text(of: unit)
///
/// Recurses with the tree, whose depth ``ShaderLimit/nesting`` bounds.
public struct SyntaxPrinter: Sendable {
  /// Which expressions are put between parentheses.
  public enum Parentheses: Sendable {
    /// Only where the tree would be another without them.
    case needed
    /// Every operation, so that the text shows the tree: equal texts are equal trees, wherever they were written.
    case everything
  }

  let parentheses: Parentheses
  var text = ""
  var indentation = 0

  public init(parentheses: Parentheses = .needed) { self.parentheses = parentheses }

  /// The text of a shader, with its `#version`.
  public func text(of unit: TranslationUnit) -> String {
    var printer = self
    if unit.version == .es300 { printer.text += "#version 300 es\n" }
    for declaration in unit.declarations {
      printer.print(declaration)
      printer.text += "\n"
    }
    return printer.text
  }

  /// The text of an expression, without parentheses around it.
  public func text(of expression: SyntaxExpression) -> String {
    var printer = self
    printer.print(expression)
    return printer.text
  }

  mutating func newline() {
    text += "\n"
    for _ in 0..<indentation { text += "  " }
  }

  /// Prints the elements with a comma between each two.
  mutating func list<Element>(_ elements: [Element], _ print: (inout SyntaxPrinter, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { text += ", " }
      print(&self, element)
    }
  }
}
