import Foundation

/// Draws the loss and its parts over the iterations into a picture of the run directory, now and then and at the end.
public struct LossPlot<Model: TrainableModel>: Callback {
  private let url: URL
  private let log: URL?
  private let title: String
  private let interval: Duration
  private let clock = ContinuousClock()
  private var lastWrite: ContinuousClock.Instant?
  private var series: [LineChart.Series] = []

  /// - Parameters:
  ///   - url: the picture, an SVG file.
  ///   - log: what ``LossLog`` writes; the iterations before a training went on come from there.
  ///   - title: stands above the chart.
  ///   - interval: time between two pictures.
  public init(url: URL, log: URL? = nil, title: String, every interval: Duration = .seconds(30)) {
    self.url = url
    self.log = log
    self.title = title
    self.interval = interval
  }

  public mutating func iterationDidEnd(
    _ run: TrainingRun<Model>, _ record: IterationRecord
  ) throws -> Directive {
    let losses = record.losses
    if series.isEmpty { series = earlier(than: record.iteration, losses.map(\.name)) }
    for loss in losses {
      let point = LineChart.Point(x: Double(record.iteration), y: Double(loss.number))
      if let index = series.firstIndex(where: { $0.name == loss.name }) {
        series[index].points.append(point)
      } else {
        series.append(LineChart.Series(loss.name, points: [point]))
      }
    }
    if let lastWrite, clock.now - lastWrite >= interval { try write() }
    lastWrite = lastWrite ?? clock.now
    return .proceed
  }

  public mutating func fitDidEnd(_ run: TrainingRun<Model>) throws {
    // Without an iteration there is nothing new to draw.
    if !series.isEmpty { try write() }
  }

  private mutating func write() throws {
    try Data(chart.svg.utf8).write(to: url, options: .atomic)
    lastWrite = clock.now
  }

  /// The lines so far.
  private var chart: LineChart {
    let totals = series[0].points.lazy.map(\.y).filter(\.isFinite)
    let least = totals.min() ?? 1
    // A part far below the whole matters to nobody, and would squeeze everything else.
    let floor = least * Self.smallestPart
    var series = series
    if least > 0 {
      for i in series.indices {
        for j in series[i].points.indices where series[i].points[j].y < floor { series[i].points[j].y = .nan }
      }
      series.removeAll { $0.points.allSatisfy { $0.y.isNaN } }
    }
    return LineChart(
      title: title, x: LineChart.Axis("iteration"),
      y: LineChart.Axis("loss", scale: least > 0 ? .logarithmic : .linear), series: series)
  }

  private static var smallestPart: Double { 1e-2 }

  /// What the log knows of the iterations before one; lines that it cannot read are left out.
  private func earlier(than iteration: Int, _ names: [String]) -> [LineChart.Series] {
    let text = log.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    let decoder = JSONDecoder()
    let lines = text.split(separator: "\n").prefix(iteration - 1).compactMap {
      try? decoder.decode([String: Double?].self, from: Data($0.utf8))
    }
    return names.map { name in
      let points = lines.compactMap { line -> LineChart.Point? in
        guard let x = line["iteration"] ?? nil, let y = line[name] ?? nil else { return nil }
        return LineChart.Point(x: x, y: y)
      }
      return LineChart.Series(name, points: points)
    }
  }
}

extension IterationRecord {
  /// The loss, then the measurements that are parts of it, by their keys in the log.
  fileprivate var losses: [(name: String, number: Float)] {
    [("loss", loss)] + measurements.filter(\.isLoss).map { ($0.name, $0.number) }
  }
}
