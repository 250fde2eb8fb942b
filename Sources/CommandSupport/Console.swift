import ArgumentParser
import Foundation

/// Standard output as a command's user wants it: text, JSON lines or nothing.
public struct Console: Sendable {
  public let style: ReportingStyle
  /// A terminal shows one line that changes; a file or pipe gets a new one now and then.
  public let isTerminal = isatty(STDOUT_FILENO) == 1

  public init(style: ReportingStyle) { self.style = style }

  /// Time from one line of progress to the next.
  public var interval: Duration { isTerminal ? .milliseconds(250) : .seconds(style == .json ? 1 : 5) }

  /// Tells how far the work is.
  public func progress(text: @autoclosure () -> String, json: @autoclosure () -> String) {
    switch style {
    case .quiet: break
    case .json: print(json())
    // Clears the rest of a longer line that stood there before.
    case .text: print(isTerminal ? "\r\(text())\u{1B}[K" : text(), terminator: isTerminal ? "" : "\n")
    }
    fflush(nil)
  }

  /// Tells what came of the work, below the line of progress.
  public func result(text: @autoclosure () -> [String], json: @autoclosure () -> String) {
    switch style {
    case .quiet: break
    case .json: print(json())
    case .text:
      if isTerminal { print("") }
      for line in text() { print(line) }
    }
  }
}

/// Runs a command's work and tells how it ended.
public enum CommandRun {
  /// - Parameter work: returns whether it is complete; false after an interruption.
  /// - Throws: `ExitCode` 130 after an interruption, 1 after an error, of which it has told in one line.
  public static func run(_ command: String, _ work: () throws -> Bool) throws {
    let isComplete: Bool
    do { isComplete = try work() } catch {
      Wording.fail(command, error)
      throw ExitCode.failure
    }
    if !isComplete { throw ExitCode(130) }
  }
}
