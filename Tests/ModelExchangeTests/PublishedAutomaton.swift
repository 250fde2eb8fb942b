import Foundation

/// A texture model as its own description runs it, in float64 and in its own convention.
///
/// Identity, Sobel x / 8, Sobel y / 8 and Laplacian / 8, one after the other, each for all channels; two dense layers
/// with biases; rgb = x / 2 + 0.5. Its player stores what each pass makes in bytes.
struct PublishedAutomaton {
  /// What is rounded to bytes, and thereby held within their range.
  enum Storage {
    case floats, byteStates
    /// Perception, hidden units and updates, too: the player itself.
    case allBytes
  }

  let channels: Int
  let hidden: Int
  let width: Int
  let height: Int
  let storage: Storage
  private let first: [[Double]]
  private let second: [[Double]]
  /// `[y][x][channel]`.
  private(set) var state: [[[Double]]]

  init(_ model: TextureFixture.Model, scales: [Double], width: Int, height: Int, storage: Storage) {
    func decode(_ layer: [[UInt8]], _ scale: Double) -> [[Double]] {
      layer.map { $0.map { (Double($0) / 255 - 127.0 / 255) * scale } }
    }
    first = decode(model.first, scales[0])
    second = decode(model.second, scales[1])
    hidden = first[0].count
    channels = second[0].count
    (self.width, self.height, self.storage) = (width, height, storage)
    state = Array(
      repeating: Array(repeating: Array(repeating: 0, count: channels), count: width), count: height)
  }

  private static func packed(_ value: Double, scale: Double, zero: Double) -> Double {
    ((min(max(value / scale + zero, 0), 1) * 255).rounded() / 255 - zero) * scale
  }

  /// A number in the bytes of states, of perception and of updates.
  static func packedState(_ value: Double) -> Double { packed(value, scale: 4, zero: 127.0 / 255) }

  private func neighbour(_ x: Int, _ y: Int) -> [Double] {
    state[(y + height) % height][(x + width) % width]
  }

  private func perception(_ x: Int, _ y: Int) -> [Double] {
    func filtered(_ kernel: [[Double]]) -> [Double] {
      (0..<channels).map { channel in
        var sum = 0.0
        for dy in 0..<3 {
          for dx in 0..<3 { sum += kernel[dy][dx] * neighbour(x + dx - 1, y + dy - 1)[channel] }
        }
        return sum / 8
      }
    }
    let sobelX: [[Double]] = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    let sobelY: [[Double]] = [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
    let laplacian: [[Double]] = [[1, 2, 1], [2, -12, 2], [1, 2, 1]]
    return state[y][x] + filtered(sobelX) + filtered(sobelY) + filtered(laplacian)
  }

  private func dense(_ layer: [[Double]], _ input: [Double]) -> [Double] {
    (0..<layer[0].count).map { output in
      input.indices.reduce(layer[input.count][output]) { $0 + input[$1] * layer[$1][output] }
    }
  }

  mutating func step(isActive: (Int, Int) -> Bool) {
    var next = state
    for y in 0..<height {
      for x in 0..<width where isActive(x, y) {
        var seen = perception(x, y)
        if storage == .allBytes { seen = seen.map(Self.packedState) }
        let sums = dense(first, seen)
        let units = storage == .allBytes ? sums.map { Self.packed($0, scale: 2, zero: 0) } : sums.map { max(0, $0) }
        var change = dense(second, units)
        if storage == .allBytes { change = change.map(Self.packedState) }
        next[y][x] = zip(state[y][x], change).map { $0 + $1 }
        if storage != .floats { next[y][x] = next[y][x].map(Self.packedState) }
      }
    }
    state = next
  }

  /// The state in our convention, `[channels, height, width]`.
  var halved: [Double] {
    (0..<channels).flatMap { channel in state.flatMap { row in row.map { $0[channel] / 2 } } }
  }
}
