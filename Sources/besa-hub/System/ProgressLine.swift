import Dispatch
import Extracts
import FoundationEssentials
import Glibc
import Programme

/// One line on a terminal that says how far the reading of exports has come; gone when the work is done.
///
/// It appears after a second, on standard error only, and never where that is no terminal: pipes and logs see nothing.
final class ProgressLine {
  private static let patience = DispatchTimeInterval.seconds(1)
  private static let pace = DispatchTimeInterval.milliseconds(200)

  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "progress")

  /// Shows the line while work goes on.
  static func during<Result>(_ work: () throws -> Result) rethrows -> Result {
    let line = ProgressLine()
    defer { line?.stop() }
    return try work()
  }

  /// - Returns: `nil` where nobody looks.
  private init?() {
    guard isatty(2) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else { return nil }
    let words = Words.current
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + Self.patience, repeating: Self.pace)
    timer.setEventHandler {
      if let reading = ReadingProgress.now { Console.overwrite(Self.text(reading, words)) }
    }
    timer.activate()
  }

  /// Nothing of the line is left on the screen.
  private func stop() {
    timer.cancel()
    queue.sync { Console.overwrite("") }
  }

  static func text(_ reading: ReadingProgress.Reading, _ words: Messages) -> String {
    let share = String(min(100, reading.position * 100 / max(1, reading.size)))
    return words(
      "progress.reading", ["file": reading.file, "share": share, "size": words.format.number(reading.size >> 20)])
  }
}
