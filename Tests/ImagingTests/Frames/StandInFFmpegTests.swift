import Foundation
import Imaging
import Testing

/// What happens around ffmpeg, with a script in its place.
@Suite(.serialized) struct StandInFFmpegTests {
  let folder: TemporaryFolder
  var path: String { folder.path + "/out.mp4" }
  /// More bytes than a socket holds, so that appending waits until the program has read.
  let frame = Image(width: 1024, height: 1024, color: .black)

  init() throws { folder = try TemporaryFolder() }

  private func file(_ standIn: StandInFFmpeg, name: String = "out.mp4") throws -> FrameFile {
    try FrameFile(path: folder.path + "/" + name, width: 1024, height: 1024, searchPath: standIn.searchPath)
  }

  @Test(arguments: ["", "/nowhere", "/dev:/nowhere:"])
  func `Without ffmpeg a video is refused at once`(searchPath: String) throws {
    let error = #expect(throws: FrameError.ffmpegMissing(path: path)) {
      try FrameFile(path: path, width: 8, height: 8, searchPath: searchPath)
    }
    #expect(error?.description.contains("apt install ffmpeg") == true)
    #expect(try folder.names == [])
  }

  @Test func `A folder or a file that cannot be run is not taken for ffmpeg`() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: first.path + "/ffmpeg", withIntermediateDirectories: false)
    _ = try second.file("ffmpeg", Array("#!/bin/sh\n".utf8))
    #expect(throws: FrameError.ffmpegMissing(path: path)) {
      try FrameFile(path: path, width: 8, height: 8, searchPath: first.path + ":" + second.path)
    }
  }

  @Test(arguments: ["mp4", "webm", "mkv"])
  func `An ffmpeg without the encoders is refused at once`(name: String) throws {
    let standIn = try StandInFFmpeg(encoders: ["libx264rgb", "gif"])
    let error = #expect(throws: FrameError.self) { try file(standIn, name: "out." + name) }
    guard case .ffmpegUnsuited = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(try folder.names == [])
  }

  @Test(arguments: ["exec < /dev/null; ", "head -c 1000 > /dev/null; ", ""])
  func `When ffmpeg dies its reason is told and nothing is left`(before: String) throws {
    let standIn = try StandInFFmpeg(script: before + "printf 'No space\\nmore\\n' >&2; exit 3")
    let file = try file(standIn)
    let failed = FrameError.ffmpegFailed(path: path, reason: "No space")
    // SIGPIPE would end this process here.
    #expect(throws: failed) { for _ in 0..<10 { try file.append(frame) } }
    #expect(throws: failed) { try file.append(frame) }
    #expect(throws: failed) { try file.finish() }
    #expect(try folder.names == [])
  }

  @Test(arguments: [("exit 3", "it ended with status 3"), ("kill -KILL $$", "signal 9 ended it")])
  func `When ffmpeg fails at the end an existing file stays`(end: String, reason: String) throws {
    _ = try folder.file("out.mp4", [1, 2, 3])
    let standIn = try StandInFFmpeg(script: "cat > /dev/null; " + end)
    let file = try file(standIn)
    try file.append(frame)
    #expect(throws: FrameError.ffmpegFailed(path: path, reason: reason)) { try file.finish() }
    #expect(try folder.names == ["out.mp4"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
  }

  @Test func `Many complaints do not stop the frames`() throws {
    let standIn = try StandInFFmpeg(script: "yes complaint | head -c 1000000 >&2; cat > /dev/null")
    let file = try file(standIn)
    for _ in 0..<3 { try file.append(frame) }
    try file.finish()
    #expect(try folder.names == ["out.mp4"])
  }

  @Test func `A terminal's Ctrl-C does not reach ffmpeg, which is in a process group of its own`() throws {
    // The fifth field is the process group (man proc_pid_stat).
    let standIn = try StandInFFmpeg(script: "cut -d ' ' -f 5 /proc/$$/stat > \"$notes/group\"; cat > /dev/null")
    let file = try file(standIn)
    try file.append(frame)
    try file.finish()
    let group = try #require(try standIn.note("group"))
    #expect(group > 1 && group != getpgrp())
  }

  @Test(.timeLimit(.minutes(1)))
  func `An abandoned video's ffmpeg is ended`() throws {
    // It would go on for longer than the test may.
    let standIn = try StandInFFmpeg(script: "echo $$ > \"$notes/process\"; head -c 3145728 > /dev/null; exec sleep 80")
    var file: FrameFile? = try file(standIn)
    try file?.append(frame)
    let process = try #require(try standIn.note("process"))
    #expect(kill(process, 0) == 0)
    file = nil
    #expect(kill(process, 0) == -1 && errno == ESRCH)
    #expect(try folder.names == [])
  }
}
