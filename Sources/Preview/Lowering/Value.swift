/// A value while a program is emitted: components of a run.
struct Value: Hashable {
  var run: Int
  var offset: Int
  var count: Int
  /// All components are the same one.
  var repeats: Bool

  init(run: Int, offset: Int = 0, count: Int, repeats: Bool = false) {
    self.run = run
    self.offset = offset
    self.count = count
    self.repeats = repeats
  }

  var operand: VirtualOperand { VirtualOperand(run: run, offset: offset, repeats: repeats && count > 1) }

  /// `count` components from `start` on.
  func slice(_ start: Int, _ count: Int) -> Value {
    Value(run: run, offset: repeats ? offset : offset + start, count: count, repeats: repeats)
  }

  /// One component, for all `count` of another operand.
  func spread(_ count: Int) -> Value {
    Value(run: run, offset: offset, count: count, repeats: true)
  }
}

/// What a variable's name stands for at some point of emission.
enum Binding {
  /// Its own components, which may be written.
  case variable(VariableStorage)
  /// A value that does not change as long as the variable lives.
  case value(Value)
  /// A sampler, or a structure with samplers.
  case place(Place)
}

/// The components of a variable that is written.
struct VariableStorage {
  var run: Int
  /// Index of the innermost frame that it lives in.
  var depth: Int
  /// Names it from one round of emission to the next.
  var key: Int
  /// Where each component's having been written is noted, when reads before writes are watched for.
  var written: Int?
  var name: String
  var precision: Precision?
}

/// Something that can be loaded and, where it belongs to a variable, stored to.
struct Place {
  var run: Int
  var offset: Int
  var type: GLSLType
  /// Indices known only at run time, outermost first.
  var levels: [Level] = []
  /// Components of the vector that lies at the offset.
  var swizzle: [Int]?
  var storage: VariableStorage?

  struct Level {
    var index: Value
    /// Elements of what is indexed.
    var count: Int
    /// Components from an element to the next.
    var stride: Int
  }
}
