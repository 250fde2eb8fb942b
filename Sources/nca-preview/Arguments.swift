import ArgumentParser
import Playback
import Preview

/// `NAME=FILE`.
struct NamedFile: ExpressibleByArgument {
  let name: String
  let path: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    name = String(argument[..<equals])
    path = String(argument[argument.index(after: equals)...])
    if name.isEmpty || path.isEmpty { return nil }
  }
}

/// `NAME` or `NAME=OUTPUT`.
struct FeedbackArgument: ExpressibleByArgument {
  let feedback: ShaderPlayer.Feedback

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty }), let sampler = parts.first else { return nil }
    feedback = ShaderPlayer.Feedback(sampler: sampler, output: parts.count == 2 ? parts[1] : nil)
  }
}

/// Kinds of traps between commas.
struct TrapList: ExpressibleByArgument {
  let kinds: Set<TrapKind>

  init?(argument: String) {
    if argument == "all" {
      kinds = Set(TrapKind.allCases)
      return
    }
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { TrapKind(rawValue: String($0)) }
    guard names.allSatisfy({ $0 != nil }) else { return nil }
    kinds = Set(names.compactMap(\.self))
  }
}

/// How outputs of floats are stored.
enum TargetFormat: String, ExpressibleByArgument, CaseIterable {
  case rgba8, rgba16f, rgba32f

  func encoding(rounding: TextureFormat.HalfRounding) -> TextureFormat.Encoding {
    switch self {
    case .rgba8: .unorm8
    case .rgba16f: .float16(rounding: rounding)
    case .rgba32f: .float32
    }
  }
}

enum FilterArgument: String, ExpressibleByArgument, CaseIterable {
  case nearest, linear

  var filter: Texture.Filter { self == .nearest ? .nearest : .linear }
}

enum WrapArgument: String, ExpressibleByArgument, CaseIterable {
  case clamp, `repeat`, mirror

  var wrap: Texture.Wrap {
    switch self {
    case .clamp: .clampToEdge
    case .repeat: .repeat
    case .mirror: .mirroredRepeat
    }
  }
}

/// How pixels are printed.
enum PixelNotation: String, ExpressibleByArgument, CaseIterable { case json }
