import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing
import Trainer

@Suite("The line chart")
struct LineChartTests {
  func chart(_ points: [(Double, Double)], x: LineChart.Scale = .linear, y: LineChart.Scale = .linear) -> LineChart {
    LineChart(
      title: "title", x: LineChart.Axis("x", scale: x), y: LineChart.Axis("y", scale: y),
      series: [LineChart.Series("line", points: points.map { LineChart.Point(x: $0.0, y: $0.1) })])
  }

  /// Whether it is well-formed, and holds no number that is none.
  func isSound(_ svg: String) -> Bool {
    let parser = XMLParser(data: Data(svg.utf8))
    return parser.parse() && !svg.lowercased().contains("nan") && !svg.contains("inf")
  }

  @Test("Ticks are round numbers around the values", arguments: [
    ([1, 997], ["0", "200", "400", "600", "800", "1000"]),
    ([0.013, 0.026], ["0.010", "0.015", "0.020", "0.025", "0.030"]),
    ([-3, 4], ["-4", "-2", "0", "2", "4"]), ([0, 2.5e7], ["0", "5e6", "1e7", "1.5e7", "2e7", "2.5e7"]),
    ([5, 5], ["2", "3", "4", "5", "6", "7", "8"]),
  ] as [([Double], [String])])
  func linearTicks(values: [Double], labels: [String]) {
    let axis = AxisScale(.linear, showing: values)
    #expect(axis.ticks.map(axis.label) == labels)
    #expect(axis.lower <= values[0] && axis.upper >= values[1])
  }

  @Test("Logarithmic ticks are powers of ten, or 1, 2, 5 where these are few", arguments: [
    ([2.3, 66], ["2", "5", "10", "20", "50", "100"]), ([1e-5, 1], ["1e-5", "0.0001", "0.001", "0.01", "0.1", "1"]),
    ([21, 39], ["20", "25", "30", "35", "40"]), ([0.5, 0.5], ["0.1", "0.2", "0.5", "1", "2"]),
    ([1e-9, 1e9], ["1e-9", "1e-7", "1e-5", "0.001", "0.1", "10", "1000", "100000", "1e7", "1e9"]),
  ] as [([Double], [String])])
  func logarithmicTicks(values: [Double], labels: [String]) {
    let axis = AxisScale(.logarithmic, showing: values)
    #expect(axis.ticks.map(axis.label) == labels)
    #expect(axis.lower <= values[0] && axis.upper >= values[1])
  }

  @Test("A position is 0 at the lower end, 1 at the upper, and in between what the scale says")
  func positions() {
    let linear = AxisScale(.linear, showing: [0, 10])
    #expect([0, 2.5, 10].map(linear.position) == [0, 0.25, 1])
    let logarithmic = AxisScale(.logarithmic, showing: [1, 10_000])
    #expect(zip([1.0, 10, 10_000].map(logarithmic.position), [0, 0.25, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("Every text is escaped, and what XML forbids is replaced")
  func escaping() {
    let evil = "</svg><script>\"'&\u{0}\u{1B}\u{FFFE}"
    var chart = chart([(0, 1), (1, 2)])
    chart.title = evil
    chart.x.label = evil
    chart.y.label = evil
    chart.series = [LineChart.Series(evil, points: chart.series[0].points), LineChart.Series("b", points: [])]
    chart.marks = [LineChart.Mark(LineChart.Point(x: 0, y: 1), label: evil)]
    let svg = chart.svg
    #expect(isSound(svg))
    #expect(!svg.contains("<script"))
    #expect(svg.components(separatedBy: "&lt;/svg&gt;&lt;script&gt;&quot;&#39;&amp;\u{FFFD}").count == 7)
  }

  @Test("Long texts are cut")
  func longTexts() {
    var chart = chart([(0, 1), (1, 2)])
    chart.title = String(repeating: "long ", count: 200)
    let svg = chart.svg
    #expect(isSound(svg) && svg.contains("…") && svg.count < 10_000)
  }

  @Test("Values that cannot be shown leave a gap")
  func gaps() {
    let values: [(Double, Double)] = [
      (0, 1), (1, 2), (2, .nan), (3, 2), (4, 3), (5, .infinity), (6, 4), (7, -.infinity), (.nan, 1), (8, 2), (9, 1),
    ]
    let svg = chart(values).svg
    #expect(isSound(svg))
    #expect(svg.components(separatedBy: "<polyline").count == 4)
    // The value between two gaps is a dot.
    #expect(svg.components(separatedBy: "<circle").count == 2)
    let logarithmic = chart([(1, 1), (2, 10), (3, 0), (4, -1), (5, 10), (6, 1)], y: .logarithmic).svg
    #expect(isSound(logarithmic))
    #expect(logarithmic.components(separatedBy: "<polyline").count == 3)
  }

  @Test("Nothing, one point and extremes are charts too", arguments: [
    [], [(1, 1)], [(0, 0)], [(.nan, .nan)], [(1, 5), (2, 5)], [(1e-30, 1e30), (2e-30, 1e-30)],
    [(1, 1e308), (2, -1e308)],
    [(1, 1e299), (2, -1e299)], [(-5, 3), (-5, 3)], [(1, 1), (1 + 1e-15, 1 + 1e-15)], [(1e-299, 1e-299), (1e299, 1e299)],
  ] as [[(Double, Double)]])
  func extremes(points: [(Double, Double)]) {
    for scale in [LineChart.Scale.linear, .logarithmic] {
      let svg = chart(points, x: scale, y: scale).svg
      #expect(isSound(svg), "\(points) \(scale)")
      #expect(svg.count < 20_000)
    }
    var empty = chart(points)
    empty.series = []
    #expect(isSound(empty.svg))
  }

  @Test("A long line is thinned out without losing its peak")
  func thinning() {
    var points = (0..<50_000).map { (Double($0), sin(Double($0) / 5000)) }
    points[31_234].1 = 9
    let line = chart(points).series[0].thinned(to: 1000)
    #expect(line.points.count <= 1000 && line.points.count > 500)
    #expect(line.points.contains(LineChart.Point(x: 31_234, y: 9)))
    #expect(zip(line.points, line.points.dropFirst()).allSatisfy { $0.x < $1.x })
    #expect(chart(points).svg.count < 30_000)
    let short = chart((0..<1000).map { (Double($0), 1) }).series[0]
    #expect(short.thinned(to: 1000) == short)
  }

  @Test("The same chart gives the same text; a mark and a second line are in it")
  func content() {
    var chart = chart([(1, 1), (10, 3)], x: .logarithmic)
    #expect(chart.svg == chart.svg)
    #expect(!chart.svg.contains("mark"))
    chart.marks = [LineChart.Mark(LineChart.Point(x: 2, y: 2), label: "mark")]
    chart.series.append(LineChart.Series("second", points: [LineChart.Point(x: 1, y: 2)]))
    for text in ["mark", "second", "line"] { #expect(chart.svg.contains(">\(text)</text>")) }
  }
}
