import NCAModel
import Preview
import ShaderGen
import ShaderHosts
import Testing

/// What stands between a dialect's files and the simulator, and what is measured there.
@Suite struct HostTests {
  @Test func `Every dialect has a host of its own`() throws {
    #expect(Hosts.all.map(\.dialect.name) == Dialects.all.map(\.name))
    for dialect in Dialects.all { #expect(try Hosts.host(of: dialect).dialect.name == dialect.name) }
  }

  @Test(arguments: Dialects.all.map(\.name))
  func `A host says which text is missing`(_ name: String) throws {
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let host = try Hosts.host(of: dialect)
    let other = ShaderFile(name: "NOTE.txt", text: "")
    #expect(throws: HostError.self) { try host.shader(.step, in: [other]) }
    do { _ = try host.text(.step, in: [other]) } catch {
      guard case .missingText(name, _) = error else { throw error }
    }
  }

  @Test func `A film counts the passes of its step`() throws {
    let automaton = try model(channels: 8, hidden: 32)
    let films = try [WebGL2(), WebGL1(), TouchDesigner()].map { (dialect: any Dialect) in
      try Film(dialect, [automaton], width: 6, height: 4)
    }
    #expect(films.map { $0.stepPasses.map(\.purpose) } == [[.update, .apply], [.update, .apply], [.step]])
    // Of eight channels two texels stand side by side where there is one texture.
    #expect(films.map { $0.stepPasses.map(\.texelsPerCell) } == [[0.5, 1], [1, 2], [2]])
    for film in films {
      let instructions = try film.stepPasses.map { pass in
        let text = try film.host.shader(pass.purpose, in: film.files)
        return Double(try Program(text, file: "pass").lowered.statistics.instructions) * pass.texelsPerCell
      }
      #expect(try film.instructionsPerCell == instructions.reduce(0, +))
    }
  }

  @Test func `An ISF file is counted without the pass that is not run`() throws {
    let film = try Film(ISF(), [model(channels: 4, hidden: 4)], width: 6, height: 4)
    let host = ISFHost()
    let both = try host.shader(.step, in: film.files)
      .replacing("const int PASSINDEX=0;", with: "uniform int PASSINDEX;")
    #expect(both.contains("uniform int PASSINDEX;"))
    let instructions = try Program(both, file: "isf").lowered.statistics.instructions
    #expect(try film.instructionsPerCell < Double(instructions))
  }

  /// Three colours, over and over.
  private static func picture(_ levels: [Float]) -> Picture {
    Picture(rgb: (0..<24).flatMap { cell in (0..<3).map { levels[(cell + $0) % levels.count] } })
  }

  private static let reference = picture([0.2, 0.8, 0.4])

  struct End: Sendable, CustomTestStringConvertible {
    let now: [Float]
    var before: [Float]?
    var largest: Float = 1
    let survival: Survival
    var testDescription: String { "\(survival) \(now) \(largest)" }

    static let all = [
      End(now: [0.3, 0.7, 0.4], before: [0.3, 0.7, 0.41], survival: .holds),
      End(now: [0.3, 0.7, 0.4], survival: .freezes),
      End(now: [0.5, 0.53, 0.5], before: [0.4, 0.5, 0.5], survival: .dies),
      End(now: [0.5, 0.5, 0.5], survival: .dies),
      End(now: [0, 1, 1], survival: .saturates),
      End(now: [0, 1, 0.5], before: [1, 0, 0.5], survival: .saturates),
      End(now: [0.3, 1, 0.4], survival: .freezes),
      End(now: [0.3, 0.7, 0.4], largest: 1001, survival: .explodes),
      End(now: [0.3, 0.7, 0.4], largest: .infinity, survival: .explodes),
      End(now: [.nan, .nan, .nan], largest: .nan, survival: .explodes),
    ]
  }

  @Test(arguments: End.all)
  func `What is left of a picture says how it ended`(_ end: End) {
    let survival = Survival(
      Self.picture(end.now), before: Self.picture(end.before ?? end.now), largestNumber: end.largest,
      reference: Self.reference)
    #expect(survival == end.survival)
    #expect(survival.lives == [.holds, .freezes].contains(end.survival))
  }

  @Test func `A texture of black and white alone is not saturated`() {
    let picture = Self.picture([0, 1, 1])
    #expect(Survival(picture, before: picture, largestNumber: 2, reference: picture) == .freezes)
    // Beside a float model that exploded, what is seen counts alone.
    #expect(Survival(picture, before: picture, largestNumber: 2, reference: nil) == .saturates)
  }

  @Test func `A meter that is stopped has no result`() throws {
    var options = ExportOptions()
    options.size = try GridSize(width: 8, height: 4)
    let meter = ExportMeter(try model(channels: 4, hidden: 4), [WebGL2()], options)
    #expect(try meter.run(isStopped: { true }) == nil)
  }
}
