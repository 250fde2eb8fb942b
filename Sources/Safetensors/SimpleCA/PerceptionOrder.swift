/// In which order the columns of a first layer stand for filters and channels.
public enum PerceptionOrder: String, CaseIterable, Sendable {
  /// `channel * 4 + filter`, as PyTorch's per-channel convolution lays them out; the order of `Weights` too.
  case channel
  /// `filter * channels + channel`, as concatenated filter results lie.
  case filter

  /// The column of a filter's result for a channel.
  public func column(channel: Int, filter: Int, channels: Int, filters: Int) -> Int {
    switch self {
    case .channel: channel * filters + filter
    case .filter: filter * channels + channel
    }
  }
}
