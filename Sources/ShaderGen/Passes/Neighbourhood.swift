import NCAModel

/// A cell's nine texels on the torus and what the perception filters make of them.
struct Neighbourhood {
  let layout: StateLayout
  let arithmetic: CellArithmetic
  private let packing: StatePacking
  /// Whether filters are divided by their gain, as weights in bytes expect.
  private let dividesByGain: Bool

  init(_ layout: StateLayout, _ packing: StatePacking, _ arithmetic: CellArithmetic, dividesByGain: Bool) {
    self.layout = layout
    self.arithmetic = arithmetic
    self.packing = packing
    self.dividesByGain = dividesByGain
  }

  private var groups: Range<Int> { 0..<layout.groups }

  /// A variable of a group of four channels: with its number, unless there is but one.
  private func variable(_ name: String, _ group: Int) -> Variable {
    Variable(layout.groups == 1 ? name : "\(name)\(group)", .vec4)
  }

  var x: Expression { Variable("x", arithmetic.index).value }
  var y: Expression { Variable("y", arithmetic.index).value }

  /// `cell0(x, y)`, `cell1(x, y)`, …: four channels each.
  var functions: [Function] { groups.map(cell) }

  private func cell(_ group: Int) -> Function {
    let x = Variable("x", arithmetic.index)
    let y = Variable("y", arithmetic.index)
    let texture = layout.placement == .textures ? group : 0
    let column = arithmetic.texel(column: x.value, group: group, of: layout)
    let position = Expression.construct(arithmetic.position, [column, y.value])
    return Function(
      FunctionName(variable("cell", group).name, .vec4), [x, y],
      [.exit(packing.state(.fetch(.state(texture), at: position)))])
  }

  /// Declares columns and rows beside the cell's own: left, right, top, bottom.
  ///
  /// - Parameter last: the last column and row of the grid.
  func neighbours(last: Expression) -> Statement {
    .declare(
      arithmetic.index,
      [
        .init("l", before(x, last.x)), .init("r", after(x, last.x)),
        .init("t", before(y, last.y)), .init("b", after(y, last.y)),
      ])
  }

  private func before(_ index: Expression, _ last: Expression) -> Expression {
    .select(index.compared(.greater, arithmetic.number(0)), index - arithmetic.number(1), last)
  }

  private func after(_ index: Expression, _ last: Expression) -> Expression {
    .select(index.compared(.less, last), index + arithmetic.number(1), arithmetic.number(0))
  }

  /// The cell's own four channels.
  func centre(_ group: Int) -> Variable { variable("c", group) }

  /// Declares the cell's own channels.
  func fetchCentre() -> Statement {
    .declare(.vec4, groups.map { .init(centre($0).name, cell($0)(x, y)) })
  }

  /// Names of the nine texels, row by row from the top left.
  private static let names = ["nw", "n", "ne", "w", "c", "e", "sw", "s", "se"]

  /// What the filters see of a group's channels, in the order of ``PerceptionFilter``.
  func perception(_ group: Int) -> [Variable] {
    PerceptionFilter.allCases.map { filter in
      switch filter {
      case .identity: centre(group)
      case .sobelX: variable("u", group)
      case .sobelY: variable("v", group)
      case .laplacian: variable("q", group)
      }
    }
  }

  /// Fetches the eight neighbours of a group, once each, and applies the filters.
  func perceive(_ group: Int, _ steering: Steering) -> [Statement] {
    let columns = ["l", "x", "r"].map { Variable($0, arithmetic.index).value }
    let rows = ["t", "y", "b"].map { Variable($0, arithmetic.index).value }
    let texels = Self.names.map { variable($0, group) }
    let fetches = (0..<9).filter { $0 != 4 }.map {
      Declarator(texels[$0].name, cell(group)(columns[$0 % 3], rows[$0 / 3]))
    }
    let seen = perception(group)
    let filtered = { (filter: PerceptionFilter) -> Expression in
      let sum = Self.sum(filter.kernel, texels.map(\.value))
      return dividesByGain ? .float(1 / filter.gain) * sum : sum
    }
    // Sobel's results need names of their own before they are turned.
    let (across, down) = (variable("f", group), variable("j", group))
    let turned = steering.turned(across.value, down.value)
    return [
      .declare(.vec4, fetches),
      .declare(
        .vec4,
        [
          .init(across.name, filtered(.sobelX)), .init(down.name, filtered(.sobelY)),
          .init(seen[PerceptionFilter.sobelX.rawValue].name, turned.across),
          .init(seen[PerceptionFilter.sobelY.rawValue].name, turned.down),
          .init(seen[PerceptionFilter.laplacian.rawValue].name, steering.scaled(filtered(.laplacian))),
        ]),
    ]
  }

  /// `Σ weight · value`, with values of the same weight but for sign added first.
  private static func sum(_ weights: [Float], _ values: [Expression]) -> Expression {
    var total: Expression?
    for magnitude in Set(weights.map(\.magnitude)).subtracting([0]).sorted() {
      let terms = zip(weights, values).filter { $0.0.magnitude == magnitude }
      // A sum opens with a term that is added; a group without one is subtracted as a whole.
      let sign: Float = terms.contains { $0.0 > 0 } ? 1 : -1
      let added = terms.filter { $0.0 * sign > 0 }.map(\.1)
      let taken = terms.filter { $0.0 * sign < 0 }.map(\.1)
      var group = added.dropFirst().reduce(added[0], +)
      group = taken.reduce(group, -)
      if magnitude != 1 { group = .float(magnitude) * group }
      switch total {
      case let sum?: total = sign > 0 ? sum + group : sum - group
      case nil: total = sign > 0 ? group : .unary(.negate, group)
      }
    }
    return total ?? ValueType.vec4(.float(0))
  }
}
