import CSimulator
import TestSupport
import Testing

@Suite struct ElementTests {
  private static let lanes = 32
  private static let elements = 5
  /// Slots of an element, of which the tests use fewer.
  private static let apart = 3

  private let indices: [UInt32] = {
    var random = SmallRandom(seed: 5)
    let beyond: [Int32] = [-1, 5, .max, .min, 1 << 30]
    return (0..<ElementTests.lanes).map { lane in
      UInt32(bitPattern: lane % 4 == 3 ? beyond[lane / 4 % 5] : Int32.random(in: 0..<5, using: &random))
    }
  }()

  private func clamped(_ index: UInt32) -> Int {
    min(max(Int(Int32(bitPattern: index)), 0), Self.elements - 1)
  }

  /// `[slot][lane]`, every word another.
  private func array(isUniform: Bool) -> [[UInt32]] {
    (0..<Self.elements * Self.apart).map { slot in
      (0..<(isUniform ? 1 : Self.lanes)).map { UInt32(1000 * slot + $0) }
    }
  }

  @Test(arguments: InstructionSet.all, 0..<4)
  func `Elements are loaded, their numbers clamped`(set: InstructionSet, variant: Int) {
    let (baseUniform, indexUniform) = (variant & 1 != 0, variant & 2 != 0)
    let array = array(isUniform: baseUniform)
    for count in 1...Self.apart {
      for index in indexUniform ? indices : [0] {
        for dUniform in baseUniform && indexUniform ? [false, true] : [false] {
          let machine = BatchMachine(set, lanes: Self.lanes)
          let b = indexUniform ? machine.uniform([index]) : machine.varying([indices])
          let found = machine.result(
            SIM_load_element, count: count, in: machine.reserve(count, isUniform: dUniform),
            machine.place(array, isUniform: baseUniform), b, nil, (Self.elements, Self.apart, 0))
          let expected = (0..<count).map { component in
            (0..<(dUniform ? 1 : Self.lanes)).map { lane in
              let element = clamped(indexUniform ? index : indices[lane])
              return array[element * Self.apart + component][baseUniform ? 0 : lane]
            }
          }
          #expect(found == expected, "index \(index), \(count) components")
          #expect(machine.isIntact)
        }
      }
    }
  }

  @Test(arguments: InstructionSet.all, 0..<8)
  func `Elements are stored where the mask is set`(set: InstructionSet, variant: Int) {
    let (valueUniform, indexUniform, maskUniform) = (variant & 1 != 0, variant & 2 != 0, variant & 4 != 0)
    let mask = (0..<Self.lanes).map { $0 % 3 == 0 || $0 > 20 ? UInt32.max : 0 }
    for count in 1...Self.apart {
      for (index, isSet) in indices.flatMap({ index in [(index, false), (index, true)] }) {
        let machine = BatchMachine(set, lanes: Self.lanes)
        var array = array(isUniform: false)
        let values = (0..<count).map { component in
          (0..<(valueUniform ? 1 : Self.lanes)).map { UInt32(7_000_000 + 1000 * component + $0) }
        }
        let d = machine.varying(array)
        machine.run([
          instruction(
            SIM_store_element, count: count, d: d, a: machine.place(values, isUniform: valueUniform),
            b: indexUniform ? machine.uniform([index]) : machine.varying([indices]),
            c: maskUniform ? machine.uniform([isSet ? .max : 0]) : machine.varying([mask]),
            (Self.elements, Self.apart, 0))
        ])
        for lane in 0..<Self.lanes where maskUniform ? isSet : mask[lane] != 0 {
          let element = clamped(indexUniform ? index : indices[lane])
          for component in 0..<count {
            array[element * Self.apart + component][lane] = values[component][valueUniform ? 0 : lane]
          }
        }
        #expect(machine.words(of: d) == array)
        #expect(machine.isIntact)
      }
    }
  }

  @Test(arguments: InstructionSet.all, [false, true])
  func `A uniform array takes uniform elements`(set: InstructionSet, isSet: Bool) {
    for index in indices {
      let machine = BatchMachine(set, lanes: Self.lanes)
      var array = array(isUniform: true)
      let d = machine.place(array, isUniform: true)
      machine.run([
        instruction(
          SIM_store_element, count: 2, d: d, a: machine.uniform([8, 9]), b: machine.uniform([index]),
          c: machine.uniform([isSet ? .max : 0]), (Self.elements, Self.apart, 0))
      ])
      if isSet {
        array[clamped(index) * Self.apart] = [8]
        array[clamped(index) * Self.apart + 1] = [9]
      }
      #expect(machine.words(of: d) == array)
      #expect(machine.isIntact)
    }
  }
}
