import CommandSupport
import Foundation
import NCAModel
import ShaderGen
import ShaderHosts

/// Measures a model in every dialect and prints what came of it.
struct ReportRun {
  let command: NCAExport
  let dialects: [any Dialect]
  let options: ExportOptions

  func run() throws {
    let model = command.models[0]
    let automaton = try ModelFile.read(path: model)
    // An impossible output is refused before minutes of work.
    if let path = command.output { try check(path) }
    let measurements = try LongWork.run(isQuiet: command.quiet) { tell, isStopped in
      try ExportMeter(automaton, dialects, options).run(progress: tell, isStopped: isStopped)
    }
    let lines = command.json ? measurements.map { Wording.json($0) } : text(automaton, measurements)
    guard let path = command.output else { return lines.forEach { print($0) } }
    let content = Data((lines.joined(separator: "\n") + "\n").utf8)
    do { try writer(content, path).write() } catch let error as FileWriterError { throw ExportError(error) }
    if !command.quiet { print("\(path)  \(content.count) bytes") }
  }

  private func check(_ path: String) throws(ExportError) {
    _ = try writer(Data(), path)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw .unwritable(path: path, reason: "its folder is missing or cannot be written to")
    }
  }

  private func writer(_ data: Data, _ path: String) throws(ExportError) -> FileWriter {
    var writer = FileWriter(protecting: command.models)
    do { try writer.add(data, path: path) } catch { throw ExportError(error) }
    return writer
  }

  private func text(_ automaton: Automaton, _ measurements: [ExportMeasurement]) -> [String] {
    let shape = automaton.architecture
    let name = automaton.card.name.isEmpty ? "" : Wording.printable(automaton.card.name) + ", "
    let size = options.size
    return [
      "\(name)\(shape.channels)/\(shape.hidden), on \(size.width)x\(size.height) cells, seed \(options.seed)",
      "",
    ] + ExportMeasurement.table(measurements)
  }
}
