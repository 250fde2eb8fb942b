import ArgumentParser

/// `N` or `WxH`, in cells or pixels.
public enum SizeArgument: ExpressibleByArgument, Equatable, Sendable {
  case side(Int)
  case sides(width: Int, height: Int)

  public init?(argument: String) {
    if let side = Int(argument) {
      self = .side(side)
    } else if let (width, height) = numberPair(argument.lowercased(), separator: "x") {
      self = .sides(width: width, height: height)
    } else {
      return nil
    }
  }

  /// Width and height, equal for a single number.
  public var square: (width: Int, height: Int) {
    switch self {
    case .side(let side): (side, side)
    case .sides(let width, let height): (width, height)
    }
  }
}

/// Two whole numbers with something between them.
public func numberPair(_ text: String, separator: String) -> (Int, Int)? {
  let parts = text.split(separator: separator, omittingEmptySubsequences: false)
  guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
  return (first, second)
}

/// Numbers between commas.
public struct NumberList<Number: LosslessStringConvertible & Sendable>: ExpressibleByArgument {
  public let values: [Number]

  public init?(argument: String) {
    let values = argument.split(separator: ",", omittingEmptySubsequences: false).map { Number(String($0)) }
    guard values.allSatisfy({ $0 != nil }) else { return nil }
    self.values = values.compactMap { $0 }
  }
}

/// What is printed.
public struct ReportingOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Print nothing but errors.")
  public var quiet = false

  @Flag(help: "Print progress and result as one JSON object a line.")
  public var json = false

  public init() {}

  public var style: ReportingStyle { quiet ? .quiet : json ? .json : .text }

  public func validate() throws {
    if quiet && json { throw ValidationError("--quiet and --json exclude each other.") }
  }
}

/// For whom a command prints.
public enum ReportingStyle: Sendable { case text, json, quiet }
