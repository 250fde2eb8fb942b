import Testing
import Trainer

@Suite("Learning-rate schedules")
struct ScheduleTests {
  static func rates(_ schedule: some LearningRateSchedule, of total: Int) -> [Float] {
    (0..<total).map { schedule.learningRate(at: $0, of: total) }
  }

  static func isClose(_ found: [Float], _ expected: [Float]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(abs($1), 1e-3) }
  }

  @Test("The rate falls at its milestones")
  func steps() {
    let schedule = StepDecay(initial: 1, factor: 0.5, milestones: [0.5, 0.75])
    #expect(Self.rates(schedule, of: 8) == [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25])
  }

  @Test("A constant rate stays")
  func constant() {
    #expect(Self.rates(ConstantRate(0.3), of: 3) == [0.3, 0.3, 0.3])
  }

  @Test("A cosine begins at the initial rate, is half way in the middle and ends at the final one")
  func cosine() {
    let rates = Self.rates(CosineSchedule(initial: 2, finalFraction: 0.1), of: 5)
    #expect(Self.isClose(rates, [2, 1.7363961, 1.1, 0.4636039, 0.2]), "\(rates)")
  }

  @Test("A warm-up rises in equal steps to the initial rate")
  func warmUp() {
    let rates = Self.rates(CosineSchedule(initial: 1, finalFraction: 0, warmUp: 0.3), of: 10)
    #expect(Self.isClose(Array(rates.prefix(4)), [0.25, 0.5, 0.75, 1]), "\(rates)")
    #expect(zip(rates.dropFirst(3), rates.dropFirst(4)).allSatisfy { $0 > $1 })
    #expect(abs(rates[9]) < 1e-6)
  }

  @Test("One cycle has the rates of PyTorch's OneCycleLR")
  func oneCycle() {
    // max_lr=2, total_steps=10, pct_start=0.25, div_factor=25, final_div_factor=4e3.
    let torch: [Float] = [
      0.08, 1.52, 1.9781478, 1.8090189, 1.500005, 1.1045374, 0.6909961, 0.3308861, 0.0864737, 2e-5,
    ]
    let rates = Self.rates(OneCycle(peak: 2), of: 10)
    #expect(zip(rates, torch).allSatisfy { abs($0 - $1) < 1e-6 }, "\(rates)")
  }

  @Test("A sweep multiplies by one factor, after its warm-up")
  func exponential() {
    #expect(Self.isClose(Self.rates(ExponentialRise(from: 1e-3, to: 10), of: 5), [1e-3, 1e-2, 0.1, 1, 10]))
    let late = ExponentialRise(from: 1e-2, to: 1, after: .init(iterations: 2, rate: 0.5))
    #expect(Self.isClose(Self.rates(late, of: 5), [0.5, 0.5, 1e-2, 0.1, 1]))
  }

  @Test("A run of one iteration has a rate", arguments: ScheduleKind.allCases)
  func shortest(kind: ScheduleKind) {
    let rate = kind.make(rate: 0.5).learningRate(at: 0, of: 1)
    #expect(rate == 0.5, "\(rate)")
  }

  @Test("Every schedule reaches its rate, exceeds it nowhere and stays above zero", arguments: ScheduleKind.allCases)
  func range(kind: ScheduleKind) {
    let rates = Self.rates(kind.make(rate: 0.5), of: 997)
    #expect(rates.allSatisfy { $0 > 0 && $0 <= 0.5 })
    #expect(abs((rates.max() ?? 0) - 0.5) < 1e-4)
  }
}
