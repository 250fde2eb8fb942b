import CSimulator
import Preview
import Testing

@Suite struct DivergenceTests {
  let lanes = (0..<16).map(Float.init)

  @Test func lanesTakeTheirSideOfABranch() throws {
    var b = ProgramBuilder()
    let v = b.variable("v")
    let program = b.main([
      .declare(v, .number(5)),
      .when(b.x < .number(4), [b.read(v).becomes(b.x)], else: [b.read(v).grows(by: .number(1))]),
      b.result.becomes(b.read(v)),
    ])
    #expect(try LoweredRun(program).floats() == lanes.map { $0 < 4 ? $0 : 6 })
  }

  @Test func lanesThatReturnKeepTheirOutput() throws {
    var b = ProgramBuilder()
    let program = b.main([
      b.result.becomes(.number(1)), .when(b.x < .number(3), [.leave()]), b.result.becomes(b.x),
    ])
    #expect(try LoweredRun(program).floats() == lanes.map { $0 < 3 ? 1 : $0 })
  }

  @Test(arguments: [false, true]) func nestedLoopsBreakContinueAndReturn(isUniform: Bool) throws {
    var b = ProgramBuilder()
    let (i, j, sum, n) = (
      b.variable("i", .int), b.variable("j", .int), b.variable("sum", .int), b.variable("n", .int, .readOnly)
    )
    let limit = b.variable("u_n", .int, .uniform(apiName: "u_n"))
    b.program.uniforms = [limit]
    let f = b.function(
      "f", [(n, .in)], .int,
      [
        .declare(sum, .integer(0)),
        .count(
          i, upTo: .integer(6), b.read(i),
          [
            .when(b.read(n) < b.read(i), [.stop]),
            .when(b.read(i) == .integer(2), [.again]),
            .count(
              j, upTo: .integer(5), b.read(j),
              [
                .when(b.read(i) + b.read(j) == b.read(n), [.again]),
                .when(b.read(sum) + b.read(j) == .integer(17), [.leave(.integer(-1))]),
                .when(b.read(i) + .integer(2) < b.read(j), [.stop]),
                b.read(sum).grows(by: b.read(j)),
              ]),
            b.read(sum).grows(by: .integer(1)),
          ]),
        .leave(b.read(sum)),
      ])
    func reference(_ n: Int) -> Float {
      var sum = 0
      for i in 0..<6 {
        if n < i { break }
        if i == 2 { continue }
        for j in 0..<5 {
          if i + j == n { continue }
          if sum + j == 17 { return -1 }
          if i + 2 < j { break }
          sum += j
        }
        sum += 1
      }
      return Float(sum)
    }
    let argument = isUniform ? b.read(limit) : b.x.int
    let program = b.main([
      b.result.becomes(.number(99)),
      .when(b.x < .number(12), [b.result.becomes(CheckedExpression.make(.call(f, [argument]), .int).float)]),
    ])
    for uniform in isUniform ? [0, 1, 3, 7] : [0] {
      let run = try LoweredRun(program, uniforms: ["u_n": [UInt32(uniform)]])
      #expect(run.floats() == (0..<16).map { $0 < 12 ? reference(isUniform ? uniform : $0) : 99 })
    }
  }

  @Test func discardedLanesEndALoopThatNothingElseEnds() throws {
    var b = ProgramBuilder()
    let i = b.variable("i", .int)
    let forever = CheckedLoop(
      first: [.declare(i, .integer(0))], conditionVariable: nil, condition: .yes, asksLast: false,
      next: b.read(i).increased,
      body: .block([
        .when(b.x.int == b.read(i), [.discard]),
        .when(.integer(7) < b.read(i), [b.result.becomes(b.read(i).float), .stop]),
      ]))
    let run = try LoweredRun(b.main([.init(.loop(forever))]))
    #expect(run.status == SIM_DONE)
    #expect(run.discarded == (0..<16).map { $0 <= 8 })
    #expect(run.floats()[9...].allSatisfy { $0 == 8 })
  }

  @Test(arguments: [false, true]) func aSwitchFallsThrough(isUniform: Bool) throws {
    var b = ProgramBuilder()
    let v = b.variable("v", .int)
    let selector = b.variable("u_s", .int, .uniform(apiName: "u_s"))
    b.program.uniforms = [selector]
    let sections = [
      SwitchSection(labels: [1], isDefault: false, body: [b.read(v).grows(by: .integer(1))]),
      SwitchSection(labels: [2, 5], isDefault: false, body: [b.read(v).grows(by: .integer(10)), .stop]),
      SwitchSection(labels: [], isDefault: true, body: [b.read(v).grows(by: .integer(100))]),
      SwitchSection(
        labels: [7], isDefault: false,
        body: [.when(.number(7) < b.x, [.stop]), b.read(v).grows(by: .integer(1000))]),
    ]
    let program = b.main([
      .declare(v, .integer(0)), .init(.switch(isUniform ? b.read(selector) : b.x.int, sections)),
      b.result.becomes(b.read(v).float),
    ])
    func reference(_ selector: Int, _ x: Int) -> Float {
      let last = x > 7 ? 0 : 1000
      switch selector {
      case 1: return 11
      case 2, 5: return 10
      case 7: return Float(last)
      default: return Float(100 + last)
      }
    }
    for uniform in isUniform ? [0, 1, 2, 5, 7, 9] : [0] {
      let run = try LoweredRun(program, uniforms: ["u_s": [UInt32(uniform)]])
      #expect(run.floats() == (0..<16).map { reference(isUniform ? uniform : $0, $0) })
    }
  }

  @Test func shortCircuitsSkipSideEffectsLaneByLane() throws {
    var b = ProgramBuilder(output: .vector(.float, 2))
    let (v, isBoth) = (b.variable("v"), b.variable("both", .bool))
    let right = CheckedExpression.make(.assign(b.read(v), b.x), .float) < .number(6)
    let program = b.main([
      .declare(v, .number(-1)),
      .declare(isBoth, .make(.and(.number(2) < b.x, right), .bool)),
      b.result.becomes(.make(.construct([b.read(v), b.read(isBoth)]), .vector(.float, 2))),
    ])
    let run = try LoweredRun(program)
    #expect(run.floats() == lanes.map { $0 > 2 ? $0 : -1 })
    #expect(run.floats(component: 1) == lanes.map { $0 > 2 && $0 < 6 ? 1 : 0 })
  }

  @Test func outParametersAreCopiedBackFromLeftToRight() throws {
    var b = ProgramBuilder(output: .vector(.float, 2))
    let (p, q, v) = (b.variable("p"), b.variable("q"), b.variable("v"))
    let f = b.function(
      "f", [(p, .inout), (q, .out)], .float,
      [
        b.read(q).becomes(.number(7)),
        .when(b.x < .number(5), [.leave(.number(1))]),
        b.read(p).grows(by: .number(3)), b.read(q).becomes(b.read(p) * .number(2)),
        .leave(b.read(v)),
      ])
    let program = b.main([
      .declare(v, .number(10)),
      b.result.becomes(
        .make(
          .construct([.make(.call(f, [b.read(v), b.read(v)]), .float), b.read(v)]), .vector(.float, 2))),
    ])
    let run = try LoweredRun(program)
    #expect(run.floats() == lanes.map { $0 < 5 ? 1 : 10 })
    #expect(run.floats(component: 1) == lanes.map { $0 < 5 ? 7 : 26 })
  }
}
