import Foundation

extension LineChart {
  /// The chart as an SVG document of 880×500 units; the same chart gives the same text.
  public var svg: String {
    var page = SVGPage(width: Layout.width, height: Layout.height, title: Self.shortened(title, to: 72))
    let layout = Layout(self)
    drawTitle(&page)
    drawAxes(&page, layout)
    // The first line lies on top.
    for (index, line) in series.enumerated().reversed() { draw(line, color: Self.color(index), &page, layout) }
    for mark in marks { draw(mark, &page, layout) }
    drawLegend(&page, layout)
    return page.text
  }

  /// Points of a line beyond which it is thinned out: more than the page has columns.
  private static let mostPoints = 1000

  /// Okabe and Ito's colours, which people with colour blindness tell apart, darkened for a light ground.
  private static let colors = ["#0072b2", "#d55e00", "#009e73", "#b0568c", "#b8860b", "#3a9bd0", "#555555", "#7a4b2a"]

  private static func color(_ index: Int) -> String { colors[index % colors.count] }

  private static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  private func drawTitle(_ page: inout SVGPage) {
    page.text(Self.shortened(title, to: 72), x: Layout.left, y: 30, size: 16, color: "#111827", weight: 600)
  }

  private func drawAxes(_ page: inout SVGPage, _ layout: Layout) {
    let (left, right, top, bottom) = (Layout.left, Layout.right, layout.top, Layout.bottom)
    for tick in layout.x.ticks {
      let x = layout.x(tick)
      page.line(x, top, x, bottom, color: "#e5e7eb")
      page.text(layout.x.label(tick), x: x, y: bottom + 20, anchor: .middle)
    }
    for tick in layout.y.ticks {
      let y = layout.y(tick)
      page.line(left, y, right, y, color: "#e5e7eb")
      page.text(layout.y.label(tick), x: left - 10, y: y + 4, anchor: .end)
    }
    page.line(left, bottom, right, bottom, color: "#6b7280")
    page.line(left, top, left, bottom, color: "#6b7280")
    page.text(
      Self.shortened(x.label, to: 80), x: (left + right) / 2, y: bottom + 44, anchor: .middle, size: 13,
      color: "#111827")
    page.text(
      Self.shortened(y.label, to: 40), x: 22, y: (top + bottom) / 2, anchor: .middle, size: 13, color: "#111827",
      isUpright: true)
  }

  /// Connects the points; what the axes cannot show parts the line.
  private func draw(_ line: Series, color: String, _ page: inout SVGPage, _ layout: Layout) {
    let pieces = line.thinned(to: Self.mostPoints).points.split { !layout.shows($0) }
    for piece in pieces {
      let points = piece.map { (layout.x($0.x), layout.y($0.y)) }
      // A line of one point would be invisible.
      if points.count == 1 { page.circle(points[0].0, points[0].1, radius: 2.5, fill: color) }
      if points.count > 1 { page.polyline(points, color: color) }
    }
  }

  private func draw(_ mark: Mark, _ page: inout SVGPage, _ layout: Layout) {
    guard layout.shows(mark.point) else { return }
    let (x, y) = (layout.x(mark.point.x), layout.y(mark.point.y))
    page.line(x, layout.top, x, Layout.bottom, color: "#6b7280", dash: "4 4")
    page.circle(x, y, radius: 5, fill: "#ffffff", stroke: "#111827")
    let isFarRight = x > (Layout.left + Layout.right) / 2
    page.text(
      Self.shortened(mark.label, to: 48), x: x + (isFarRight ? -8 : 8), y: layout.top + 18,
      anchor: isFarRight ? .end : .start, size: 13, color: "#111827", weight: 600)
  }

  private func drawLegend(_ page: inout SVGPage, _ layout: Layout) {
    for (index, entry) in layout.legend.enumerated() {
      page.line(entry.x, entry.y - 4, entry.x + 18, entry.y - 4, color: Self.color(index), width: 3)
      page.text(entry.name, x: entry.x + 24, y: entry.y)
    }
  }

  /// Where everything goes, in the page's units.
  private struct Layout {
    static let (width, height) = (880.0, 500.0)
    static let (left, right, bottom) = (76.0, 856.0, 440.0)
    let top: Double
    let x: AxisScale
    let y: AxisScale
    let legend: [(name: String, x: Double, y: Double)]

    init(_ chart: LineChart) {
      let points = (chart.series.flatMap(\.points) + chart.marks.map(\.point)).filter {
        AxisScale.shows($0.x, chart.x.scale) && AxisScale.shows($0.y, chart.y.scale)
      }
      x = AxisScale(chart.x.scale, showing: points.map(\.x))
      y = AxisScale(chart.y.scale, showing: points.map(\.y))
      legend = chart.series.count > 1 ? Self.legend(chart.series.map { shortened($0.name, to: 40) }) : []
      top = (legend.last?.y ?? 36) + 18
    }

    /// Names side by side below the title, in as many rows as they need.
    private static func legend(_ names: [String]) -> [(name: String, x: Double, y: Double)] {
      var (x, y) = (left, 56.0)
      return names.map { name in
        // SVG cannot measure text: 7 units a letter are enough for most.
        let width = 44 + 7 * Double(name.count)
        if x > left, x + width > right { (x, y) = (left, y + 20) }
        defer { x += width }
        return (name, x, y)
      }
    }

    func shows(_ point: Point) -> Bool {
      AxisScale.shows(point.x, x.scale) && AxisScale.shows(point.y, y.scale)
    }
    func x(_ value: Double) -> Double { Self.left + x.position(value) * (Self.right - Self.left) }
    func y(_ value: Double) -> Double { Self.bottom - y.position(value) * (Self.bottom - top) }
  }
}
