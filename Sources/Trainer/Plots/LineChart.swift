/// Lines over two axes, with a title, a legend and marked points; ``svg`` draws it.
///
/// Values that an axis cannot show (not finite, or not above zero on a logarithmic one) leave a gap.
public struct LineChart: Equatable, Sendable {
  public var title: String
  public var x: Axis
  public var y: Axis
  public var series: [Series]
  public var marks: [Mark]

  public init(title: String, x: Axis, y: Axis, series: [Series], marks: [Mark] = []) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.marks = marks
  }

  /// What runs along one side.
  public struct Axis: Equatable, Sendable {
    public var label: String
    public var scale: Scale

    public init(_ label: String, scale: Scale = .linear) {
      self.label = label
      self.scale = scale
    }
  }

  public enum Scale: Equatable, Sendable { case linear, logarithmic }

  /// One line.
  public struct Series: Equatable, Sendable {
    public var name: String
    /// In the order in which they are connected.
    public var points: [Point]

    public init(_ name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  public struct Point: Equatable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A point that stands out, with a few words.
  public struct Mark: Equatable, Sendable {
    public var point: Point
    public var label: String

    public init(_ point: Point, label: String) {
      self.point = point
      self.label = label
    }
  }
}

extension LineChart.Series {
  /// At most about `limit` points: the lowest and the highest of each stretch, so that no peak is lost.
  package func thinned(to limit: Int) -> Self {
    guard points.count > limit else { return self }
    let stretches = limit / 2
    var kept: [LineChart.Point] = []
    for stretch in 0..<stretches {
      let part = points[points.count * stretch / stretches..<points.count * (stretch + 1) / stretches]
      // What cannot be shown must not stand for what can.
      let finite = part.indices.filter { points[$0].y.isFinite }
      guard let low = finite.min(by: { points[$0].y < points[$1].y }),
        let high = finite.max(by: { points[$0].y < points[$1].y })
      else { continue }
      kept.append(points[min(low, high)])
      if low != high { kept.append(points[max(low, high)]) }
    }
    return Self(name, points: kept)
  }
}
