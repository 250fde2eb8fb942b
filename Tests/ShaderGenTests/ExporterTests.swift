import Foundation
import NCAModel
import ShaderGen
import Testing

@Suite struct ExporterTests {
  /// A folder with `m.nca` in it.
  private func withModel(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try ModelFile.write(model(channels: 4, hidden: 2), path: folder + "/m.nca")
      try body(folder)
    }
  }

  private func export(_ folder: String, page: String? = nil, shaders: String? = nil) throws -> ExportSummary {
    try Exporter.run(
      ExportRequest(
        models: [folder + "/m.nca"], page: page.map { folder + "/" + $0 },
        dialects: shaders == nil ? [] : [WebGL2()], folder: folder + "/" + (shaders ?? "")), template: .sample)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  @Test func `Page and shaders are written and told with their sizes`() throws {
    try withModel { folder in
      let summary = try export(folder, page: "m.html", shaders: "a/b")
      #expect(
        try names(folder) == [
          "a", "a/b", "a/b/webgl2", "a/b/webgl2/README.txt", "a/b/webgl2/display.frag", "a/b/webgl2/paint.frag",
          "a/b/webgl2/screen.vert", "a/b/webgl2/step.frag", "m.html", "m.nca",
        ])
      #expect(summary.files.count == 6)
      for file in summary.files {
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).count == file.bytes)
      }
    }
  }

  @Test func `Every dialect gets a folder of its own`() throws {
    try withModel { folder in
      let request = ExportRequest(models: [folder + "/m.nca"], dialects: Dialects.all, folder: folder + "/out/")
      let summary = try Exporter.run(request, template: .sample)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/out").sorted()
          == Dialects.all.map(\.name).sorted())
      for dialect in Dialects.all {
        let files = summary.files.filter { $0.path.hasPrefix(folder + "/out/\(dialect.name)/") }
        #expect(files.contains { $0.path.hasSuffix("/README.txt") } && files.count > 1)
      }
    }
  }

  @Test func `Several models share a dialect's program and a page`() throws {
    try withModel { folder in
      try ModelFile.write(model(channels: 4, hidden: 3, name: "moss"), path: folder + "/n.nca")
      let models = [folder + "/m.nca", folder + "/n.nca"]
      _ = try Exporter.run(ExportRequest(models: models, dialects: [WebGL2()], folder: folder), template: .sample)
      let step = try String(contentsOfFile: folder + "/webgl2/step.frag", encoding: .utf8)
      #expect(step.contains("// pebbles\n") && step.contains("// moss\n"))
      #expect(try names(folder).contains("webgl2/map.frag"))
      _ = try Exporter.run(ExportRequest(models: models, page: folder + "/m.html"), template: .sample)
      let json = try String(contentsOfFile: folder + "/m.html", encoding: .utf8).modelJSON()
      #expect(json["models"] as? [String] == ["pebbles", "moss"])
      #expect(json["name"] as? String == "pebbles, moss")
      let shaders = try #require(json["shaders"] as? [String: String])
      let dialect = WebGL2(hasLight: true)
      let program = try Exporter.program(models.map { try ModelFile.read(path: $0) }, dialect, ExportOptions())
      #expect(shaders["step"] == PageModel.joined(dialect.fragmentShader(.step, of: program, header: false)))
    }
  }

  @Test func `A format that a dialect lacks is replaced by its usual one`() throws {
    var options = ExportOptions()
    options.stateFormat = .rgba16f
    let automaton = try model(channels: 4, hidden: 2)
    #expect(try Exporter.program([automaton], WebGL2(), options).layout.format == .rgba16f)
    #expect(try Exporter.program([automaton], Shadertoy(), options).layout.format == .rgba32f)
    #expect(try Exporter.program([automaton], ISF(), options).layout.format == .rgba8)
  }

  @Test func `Exact states become coarser where bytes hold them`() throws {
    let exact = try exactModel(channels: 4, hidden: 2)
    #expect(try exact.prepared(for: .rgba16f, exact: false) == exact)
    #expect(try exact.prepared(for: .rgba8, exact: false).quantization?.stateLevels == Quantization.levels)
    let plain = try model(channels: 4, hidden: 2)
    #expect(try plain.prepared(for: .rgba8, exact: false) == plain)
    #expect(try plain.prepared(for: .rgba16f, exact: true).quantization?.isExact == true)
  }

  @Test func `An earlier export is replaced, through links as well`() throws {
    try withModel { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/real.html"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.html", withDestinationPath: folder + "/real.html")
      _ = try export(folder, page: "link.html")
      #expect(try String(contentsOfFile: folder + "/real.html", encoding: .utf8).contains("PLAYER"))
      #expect(try names(folder) == ["link.html", "m.nca", "real.html"])
    }
  }

  @Test func `The model is never overwritten, whatever it is called`() throws {
    try withModel { folder in
      let manager = FileManager.default
      let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/m.nca"))
      try manager.createSymbolicLink(atPath: folder + "/soft", withDestinationPath: folder + "/m.nca")
      try manager.linkItem(atPath: folder + "/m.nca", toPath: folder + "/hard")
      for name in ["m.nca", "./m.nca", "soft", "hard"] {
        #expect(throws: ExportError.overwritesModel(path: folder + "/" + name)) {
          try export(folder, page: name)
        }
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/m.nca")) == before)
    }
  }

  @Test func `What stands in the way is named and nothing is written`() throws {
    try withModel { folder in
      let manager = FileManager.default
      try manager.createDirectory(atPath: folder + "/taken", withIntermediateDirectories: true)
      try manager.createDirectory(atPath: folder + "/s/webgl2/step.frag", withIntermediateDirectories: true)
      let before = try names(folder)
      let cases: [(String?, String?, ExportError)] = [
        (nil, nil, .nothingToExport),
        ("taken", nil, .notAFile(path: folder + "/taken")),
        ("new/", nil, .notAFile(path: folder + "/new/")),
        ("none/m.html", "x", .unwritable(path: folder + "/none/m.html", reason: "no such file or folder")),
        ("m.html", "m.nca/x", .notAFolder(path: folder + "/m.nca/x/webgl2")),
        ("m.html", "s", .notAFile(path: folder + "/s/webgl2/step.frag")),
        ("s/webgl2/paint.frag", "s", .notAFile(path: folder + "/s/webgl2/step.frag")),
        ("x/webgl2/paint.frag", "x", .sameOutput(path: folder + "/x/webgl2/paint.frag")),
      ]
      for (page, shaders, error) in cases {
        #expect(throws: error) { try export(folder, page: page, shaders: shaders) }
        #expect(try names(folder) == before)
      }
      #expect(throws: ExportError.notAFile(path: "/dev/null")) {
        try Exporter.run(
          ExportRequest(models: [folder + "/m.nca"], page: "/dev/null"), template: .sample)
      }
    }
  }

  @Test func `A damaged model leaves no file`() throws {
    try withTemporaryFolder { folder in
      try Data("{".utf8).write(to: URL(fileURLWithPath: folder + "/m.nca"))
      #expect(throws: ModelFileError.self) { try export(folder, page: "m.html", shaders: "s") }
      #expect(try names(folder) == ["m.nca"])
    }
  }

  @Test(arguments: ["", "256", "3x256", "256x4097", "-8x8", "8x8x8", "8 x8", "axb", "99999999999999999999x8"])
  func `Impossible grids are refused`(_ text: String) {
    #expect(throws: ExportError.gridSize(text)) { try GridSize(parsing: text) }
  }

  @Test func `Grids and paces at their limits`() throws {
    #expect(try GridSize(parsing: "4x4096") == GridSize(width: 4, height: 4096))
    try withModel { folder in
      for count in [0, 1001] {
        var request = ExportRequest(models: [folder + "/m.nca"], page: folder + "/m.html")
        request.options.stepsPerSecond = count
        #expect(throws: ExportError.stepsPerSecond(count)) { try Exporter.run(request, template: .sample) }
      }
    }
  }
}
