import NCAModel

/// A cell's nine texels on the torus and what the perception filters make of them.
struct Neighbourhood {
  let textures: Int
  private let packing: StatePacking

  init(_ layout: StateLayout) {
    textures = layout.textureCount
    packing = StatePacking(layout)
  }

  /// A variable of a texture: with its number, unless there is but one.
  private func variable(_ name: String, _ texture: Int) -> Variable {
    Variable(textures == 1 ? name : "\(name)\(texture)", .vec4)
  }

  let x = Variable("x", .int).value
  let y = Variable("y", .int).value

  /// `cell0(x, y)`, `cell1(x, y)`, …: one texel each.
  var functions: [Function] { (0..<textures).map(cell) }

  private func cell(_ texture: Int) -> Function {
    let x = Variable("x", .int)
    let y = Variable("y", .int)
    return Function(
      FunctionName(variable("cell", texture).name, .vec4), [x, y],
      [.exit(packing.state(.fetch(texture: texture, at: ValueType.ivec2(x.value, y.value))))])
  }

  /// Declares the cell's column and row and those of its neighbours: left, right, top, bottom.
  var position: [Statement] {
    let p = Variable("p", .ivec2)
    let last = Variable("g", .ivec2)
    return [
      .declare(
        .ivec2,
        [
          .init(p.name, ValueType.ivec2(.pixel)), .init(last.name, .uniform(.size) - .int(1)),
        ]),
      .declare(
        .int,
        [
          .init("x", p.value.x), .init("y", p.value.y),
          .init("l", before(x, last.value.x)),
          .init("r", after(x, last.value.x)),
          .init("t", before(y, last.value.y)),
          .init("b", after(y, last.value.y)),
        ]),
    ]
  }

  private func before(_ index: Expression, _ last: Expression) -> Expression {
    .select(index.compared(.greater, .int(0)), index - .int(1), last)
  }

  private func after(_ index: Expression, _ last: Expression) -> Expression {
    .select(index.compared(.less, last), index + .int(1), .int(0))
  }

  /// The cell's own texel.
  func centre(_ texture: Int) -> Variable { variable("c", texture) }

  /// Declares the cell's own texels.
  func fetchCentre() -> Statement {
    .declare(.vec4, (0..<textures).map { .init(centre($0).name, cell($0)(x, y)) })
  }

  /// Names of the nine texels, row by row from the top left.
  private static let names = ["nw", "n", "ne", "w", "c", "e", "sw", "s", "se"]

  private func texel(_ index: Int, _ texture: Int) -> Variable {
    variable(Self.names[index], texture)
  }

  /// What the filters see of a texture's channels, in the order of ``PerceptionFilter``.
  func perception(_ texture: Int) -> [Variable] {
    PerceptionFilter.allCases.map { filter in
      switch filter {
      case .identity: variable("c", texture)
      case .sobelX: variable("u", texture)
      case .sobelY: variable("v", texture)
      case .laplacian: variable("q", texture)
      }
    }
  }

  /// Fetches the eight neighbours of a texture, once each, and applies the filters.
  func perceive(_ texture: Int) -> [Statement] {
    let columns = ["l", "x", "r"].map { Variable($0, .int).value }
    let rows = ["t", "y", "b"].map { Variable($0, .int).value }
    let texels = (0..<9).map { texel($0, texture) }
    let fetches = (0..<9).filter { $0 != 4 }.map {
      Declarator(texels[$0].name, cell(texture)(columns[$0 % 3], rows[$0 / 3]))
    }
    let filtered = zip(perception(texture), PerceptionFilter.allCases).compactMap { variable, filter in
      filter == .identity
        ? nil : Declarator(variable.name, Self.sum(filter.kernel, texels.map(\.value)))
    }
    return [.declare(.vec4, fetches), .declare(.vec4, filtered)]
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
