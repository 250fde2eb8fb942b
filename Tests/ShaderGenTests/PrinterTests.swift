import Foundation
import ShaderGen
import TestSupport
import Testing

@Suite struct PrinterTests {
  private let printer = try! Printer(WebGL2(), ShaderProgram(model(channels: 4, hidden: 1)))
  private let a = Variable("a", .int).value, b = Variable("b", .int).value, c = Variable("c", .int).value

  @Test func `Parentheses stand where they change the meaning and nowhere else`() {
    let cases: [(Expression, String)] = [
      (a + b * c, "a+b*c"), ((a + b) * c, "(a+b)*c"), (a - (b - c), "a-(b-c)"), (a - b - c, "a-b-c"),
      ((a + b) & c, "a+b&c"), (a + (b & c), "a+(b&c)"), ((a >> b) + c, "(a>>b)+c"),
      (a << (b | c), "a<<(b|c)"), ((a & b).compared(.equal, c), "(a&b)==c"),
      (.select(a.compared(.less, b), a, b) - c, "(a<b?a:b)-c"), ((a + b).x, "(a+b).x"),
      (.unary(.negate, a * b), "-(a*b)"), (.unary(.not, a.compared(.less, b)), "!(a<b)"),
      (.index(a, b + c), "a[b+c]"),
      (.select(.select(a, b, c), a, .select(a, b, c)), "(a?b:c)?a:a?b:c"),
    ]
    for (expression, text) in cases { #expect(printer.print(expression) == text) }
  }

  @Test func `Signs never meet`() {
    let half = Expression.float(-0.5)
    #expect(printer.print(a - half) == "a-(-.5)")
    #expect(printer.print(a + half) == "a+-.5")
    #expect(printer.print(.unary(.negate, half)) == "-(-.5)")
    #expect(printer.print(half * a) == "-.5*a")
    #expect(printer.print(.unary(.negate, .unary(.negate, a))) == "-(-a)")
  }

  @Test(
    arguments: [
      (0, "0."), (1, "1."), (-1, "-1."), (0.5, ".5"), (12, "12."), (0.001, ".001"), (1e-5, "1e-5"),
      (1.5e-7, "15e-8"), (16_777_216, "16777216."), (1e10, "1e10"), (123.25, "123.25"),
      (.greatestFiniteMagnitude, "34028235e31"), (.leastNonzeroMagnitude, "1e-45"),
    ] as [(Float, String)])
  func `Floats are as short as can be`(_ value: Float, _ text: String) {
    #expect(printer.print(.float(value)) == text)
  }

  @Test func `Every float literal reads back and is a float in GLSL`() throws {
    var random = SmallRandom(seed: 1)
    for _ in 0..<20_000 {
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      guard value.isFinite else { continue }
      let text = printer.print(.float(value))
      #expect(Float(text.hasSuffix(".") ? text + "0" : text) == value)
      #expect(text.contains(".") || text.contains("e"))
      #expect(text.utf8.allSatisfy { "0123456789.e-".utf8.contains($0) })
    }
  }

  @Test func `Branches keep their braces where a half holds more than one plain line`() {
    let v = Variable("v", .int)
    let one = Statement.assign(v, a)
    let other = Statement.update(v, .add, b)
    func text(_ then: [Statement], _ otherwise: [Statement]) -> String {
      let pass = Pass(
        purpose: .step, textures: [.state(0)], uniforms: [], outputs: [], functions: [],
        body: [.branch(a.compared(.less, b), then: then, else: otherwise), .exit()])
      let printed = printer.print(pass)
      return String(printed[printed.firstRange(of: "void")!.lowerBound...])
    }
    #expect(text([one], []) == "void main(){\n if(a<b)v=a;\n return;\n}\n")
    #expect(text([one], [other]) == "void main(){\n if(a<b)v=a;\n else v+=b;\n return;\n}\n")
    #expect(
      text([one, other], [other, one])
        == "void main(){\n if(a<b){\n  v=a;\n  v+=b;\n }else{\n  v+=b;\n  v=a;\n }\n return;\n}\n")
    #expect(
      text([.branch(b.compared(.less, a), then: [one])], [other])
        == "void main(){\n if(a<b){\n  if(b<a)v=a;\n }else v+=b;\n return;\n}\n")
  }

  @Test func `Whole numbers`() {
    #expect(printer.print(.int(.min)) == "(-2147483647-1)")
    #expect(printer.print(.uint(.max)) == "4294967295u")
    #expect(printer.print(a - .int(-3)) == "a-(-3)")
  }
}
