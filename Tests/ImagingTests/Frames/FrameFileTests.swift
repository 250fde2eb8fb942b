import Foundation
import Imaging
import Testing

@Suite struct FrameFileTests {
  static let names = ["out.gif", "out.png"]
  let folder: TemporaryFolder
  let frame = Image.noise(width: 8, height: 8, seed: 1, opaque: true)

  init() throws { folder = try TemporaryFolder() }

  private func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test(arguments: names)
  func `A file appears when it is finished, in the place of the old one`(name: String) throws {
    let path = try folder.file(name, [1, 2, 3])
    let file = try FrameFile(path: path, width: 8, height: 8)
    try file.append(frame)
    #expect(try contents(path) == Data([1, 2, 3]))
    try file.finish()
    #expect(try contents(path).count > 50)
    #expect(try folder.names == [name])
  }

  @Test(arguments: names)
  func `An abandoned file leaves everything as it was`(name: String) throws {
    let path = try folder.file(name, [1, 2, 3])
    var file: FrameFile? = try FrameFile(path: path, width: 8, height: 8)
    try file?.append(frame)
    try file?.append(frame)
    #expect(try folder.names.count == 2)
    file = nil
    #expect(try folder.names == [name])
    #expect(try contents(path) == Data([1, 2, 3]))
  }

  @Test(arguments: names)
  func `A sequence without frames is an error and no file`(name: String) throws {
    let path = folder.path + "/" + name
    let file = try FrameFile(path: path, width: 8, height: 8)
    #expect(throws: FrameError.noFrames(path: path)) { try file.finish() }
    #expect(try folder.names == [])
    #expect(throws: FrameError.noFrames(path: path)) { try file.append(frame) }
  }

  @Test(arguments: names.flatMap { ["none/" + $0, "file/" + $0] })
  func `A folder that does not exist is noticed before the first frame`(name: String) throws {
    _ = try folder.file("file", [1])
    let path = folder.path + "/" + name
    let error = #expect(throws: FrameError.self) { try FrameFile(path: path, width: 8, height: 8) }
    guard case .unwritable(path, let reason) = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(["No such file or directory", "Not a directory"].contains(reason))
    #expect(try folder.names == ["file"])
  }

  @Test(arguments: names)
  func `A folder is not replaced`(name: String) throws {
    let path = folder.path + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: FrameError.unwritable(path: path, reason: "a folder or device has this name; choose another")) {
      try FrameFile(path: path, width: 8, height: 8)
    }
    #expect(try folder.names == [name])
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
  }

  @Test(arguments: names)
  func `A folder that has come meanwhile is not replaced`(name: String) throws {
    let path = folder.path + "/" + name
    let file = try FrameFile(path: path, width: 8, height: 8)
    try file.append(frame)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: FrameError.self) { try file.finish() }
    #expect(try folder.names == [name])
  }

  @Test(arguments: names)
  func `A folder that has gone meanwhile is an error`(name: String) throws {
    let inner = folder.path + "/inner"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
    let file = try FrameFile(path: inner + "/" + name, width: 8, height: 8)
    try file.append(frame)
    try FileManager.default.removeItem(atPath: inner)
    #expect(throws: FrameError.unwritable(path: inner + "/" + name, reason: "No such file or directory")) {
      try file.finish()
    }
    #expect(try folder.names == [])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `A folder without permission is noticed before the first frame`() throws {
    try #require(chmod(folder.path, 0o500) == 0)
    defer { chmod(folder.path, 0o700) }
    let path = folder.path + "/out.gif"
    #expect(throws: FrameError.unwritable(path: path, reason: "Permission denied")) {
      try FrameFile(path: path, width: 8, height: 8)
    }
  }

  @Test(arguments: [(16_385, 1), (1, 16_385), (8_001, 8_000)])
  func `Frames that are too large are refused`(width: Int, height: Int) throws {
    let path = folder.path + "/out.gif"
    #expect(throws: FrameError.tooManyPixels(path: path, width: width, height: height)) {
      try FrameFile(path: path, width: width, height: height)
    }
    #expect(try folder.names == [])
  }

  @Test func `A link stays and the file that it names is replaced, with its permissions`() throws {
    let path = try folder.file("real.gif", [1, 2, 3])
    try #require(chmod(path, 0o600) == 0)
    let link = folder.path + "/link.gif"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let file = try FrameFile(path: link, width: 8, height: 8)
    try file.append(frame)
    try file.finish()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(DecodedGIF(path: path)?.frames == [frame])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(try folder.names == ["link.gif", "real.gif"])
  }

  @Test func `A writer can be any that takes frames`() throws {
    struct Counter: FrameWriter {
      var count = 0
      mutating func append(_ frame: Image) { count += 1 }
      mutating func finish() {}
    }
    var writers: [any FrameWriter] = [
      Counter(), try FrameFile(path: folder.path + "/out.gif", width: 8, height: 8),
    ]
    for index in writers.indices {
      try writers[index].append(frame)
      try writers[index].finish()
    }
    #expect((writers[0] as? Counter)?.count == 1)
    #expect(try folder.names == ["out.gif"])
  }
}
