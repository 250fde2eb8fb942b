import ArgumentParser
import CommandSupport
import Foundation
import Publishing
import ShaderGen

/// Writes a gallery and tells how far it is.
struct GalleryRun {
  let gallery: Gallery
  let isQuiet: Bool

  /// - Returns: what was written.
  /// - Throws: `ExitCode` 130 after an interruption, before anything was written.
  func run() throws -> [ExportSummary.File] {
    let progress = ProgressLine(isQuiet: isQuiet)
    let isStopped = StopFlag()
    let files = try SignalHandler.listening({ isStopped.set() }) {
      defer { progress.end() }
      return try gallery.write(
        isStopped: { isStopped.isSet },
        progress: { done, _ in progress.tell(Double(done) / Double(gallery.models.count)) })
    }
    guard let files else { throw ExitCode(130) }
    return files
  }
}
