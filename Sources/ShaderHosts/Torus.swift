/// A state on a torus, `[channels, height, width]`, row 0 at the top of the picture.
public struct Torus: Equatable, Sendable {
  public let channels: Int
  public let width: Int
  public let height: Int
  public var state: [Float]

  /// - Parameter state: nil for zeros, the seed.
  public init(channels: Int, width: Int, height: Int, state: [Float]? = nil) {
    precondition(state.map { $0.count == channels * width * height } ?? true, "a number for each channel of each cell")
    self.channels = channels
    self.width = width
    self.height = height
    self.state = state ?? Array(repeating: 0, count: channels * width * height)
  }

  /// A channel of cell (x, y), wherever on the repeated torus it lies within one turn.
  public subscript(_ channel: Int, _ x: Int, _ y: Int) -> Float {
    get { state[index(channel, x, y)] }
    set { state[index(channel, x, y)] = newValue }
  }

  private func index(_ channel: Int, _ x: Int, _ y: Int) -> Int {
    (channel * height + (y + height) % height) * width + (x + width) % width
  }
}
