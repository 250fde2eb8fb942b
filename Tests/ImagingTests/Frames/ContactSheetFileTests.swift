import Imaging
import Testing

@Suite struct ContactSheetFileTests {
  let folder: TemporaryFolder
  var path: String { folder.path + "/sheet.png" }
  /// Pixels between thumbnails.
  let gap = 4

  init() throws { folder = try TemporaryFolder() }

  /// Writes frames of 6x3 pixels whose red says which they are; gives the numbers seen, in reading order.
  private func numbersSeen(count: Int) throws -> [Int] {
    let file = try FrameFile(path: path, width: 6, height: 3)
    for number in 0..<count {
      try file.append(.plain(width: 6, height: 3, pixel: [UInt8(number % 200), UInt8(number / 200), 0, 255]))
    }
    try file.finish()
    let sheet = try ImageFile.read(path: path)
    var seen: [Int] = []
    for y in stride(from: gap + 1, to: sheet.height, by: 3 + gap) {
      for x in stride(from: gap + 2, to: sheet.width, by: 6 + gap) {
        let pixel = sheet.pixel(x, y)
        if pixel != [255, 255, 255, 255] { seen.append(Int(pixel[0]) + 200 * Int(pixel[1])) }
      }
    }
    return seen
  }

  @Test(arguments: [1, 2, 7, 98, 99])
  func `A few frames are all shown`(count: Int) throws {
    #expect(try numbersSeen(count: count) == Array(0..<count))
  }

  @Test(arguments: [(100, 2), (101, 2), (198, 2), (199, 4), (250, 4), (397, 8), (5000, 64)])
  func `Of many frames every second, fourth and so on is shown, and the last`(count: Int, step: Int) throws {
    let regular = Array(stride(from: 0, to: count, by: step))
    #expect(try numbersSeen(count: count) == regular + (regular.last == count - 1 ? [] : [count - 1]))
    #expect((50...100).contains(regular.count))
  }

  @Test(arguments: [(6, 3, 20), (3, 6, 20), (10, 10, 36), (100, 10, 5)])
  func `A sheet is about as wide as high`(width: Int, height: Int, count: Int) throws {
    let file = try FrameFile(path: path, width: width, height: height)
    for _ in 0..<count { try file.append(Image(width: width, height: height, color: .black)) }
    try file.finish()
    let sheet = try ImageFile.read(path: path)
    #expect(Double(max(sheet.width, sheet.height)) / Double(min(sheet.width, sheet.height)) < 2.1)
  }

  @Test(arguments: [(1024, 512, 256, 128), (300, 1000, 77, 256), (4000, 1, 256, 1), (256, 256, 256, 256), (5, 7, 5, 7)])
  func `Thumbnails have the frames' shape and are no larger`(
    width: Int, height: Int, shownWidth: Int, shownHeight: Int
  ) throws {
    let file = try FrameFile(path: path, width: width, height: height)
    try file.append(Image(width: width, height: height, color: .black))
    try file.finish()
    let sheet = try ImageFile.read(path: path)
    #expect(sheet.width == shownWidth + 2 * gap && sheet.height == shownHeight + 2 * gap)
  }

  @Test func `Transparent pixels show white`() throws {
    let file = try FrameFile(path: path, width: 1, height: 1)
    try file.append(Image(width: 1, height: 1, pixels: [0, 0, 0, 51]))
    try file.finish()
    #expect(try ImageFile.read(path: path).pixel(gap, gap) == [204, 204, 204, 255])
  }
}
