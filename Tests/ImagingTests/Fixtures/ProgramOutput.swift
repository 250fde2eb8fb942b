import Foundation

/// What a program wrote to its standard output; nil when it failed.
func output(of executable: String, _ arguments: [String]) throws -> Data? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: executable)
  process.arguments = arguments
  process.standardInput = FileHandle.nullDevice
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? data : nil
}

/// A shell script under the name of ffmpeg, in a folder of its own.
struct StandInFFmpeg {
  private let folder: TemporaryFolder
  /// What to search it in.
  var searchPath: String { folder.path }

  /// A program that lists the encoders named and otherwise runs the script; `$notes` is a folder for it to write in.
  init(encoders: [String] = ["libx264", "libvpx-vp9"], script: String = "exit 1") throws {
    folder = try TemporaryFolder()
    let list = encoders.map { " V....D \($0)  something" }.joined(separator: "\n")
    let text = """
      #!/bin/sh
      for argument; do
        if [ "$argument" = -encoders ]; then echo '\(list)'; exit 0; fi
      done
      notes='\(folder.path)'
      \(script)

      """
    // Written by another process: a file that we hold open for writing, as a child just forked may too, cannot be run.
    let path = folder.path + "/ffmpeg"
    let made = try output(of: "/bin/sh", ["-c", "printf %s \"$1\" > \"$0\" && chmod 755 \"$0\"", path, text])
    precondition(made != nil)
  }

  /// The number that the script has written into a file of this name.
  func note(_ name: String) throws -> Int32? {
    let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    return Int32(text.split(whereSeparator: \.isWhitespace).first ?? "")
  }
}
