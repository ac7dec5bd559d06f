import Foundation

/// One line per step, as it ends: number, what was done, how long it took.
struct Progress {
  let total: Int
  private var done = 0

  init(total: Int) { self.total = total }

  mutating func step<Result>(_ title: String, _ body: () throws -> Result) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    let spent = start.duration(to: clock.now)
    done += 1
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    let number = String(repeating: " ", count: max(0, 2 - String(done).count)) + String(done)
    let dots = String(repeating: " ", count: max(1, 58 - title.count))
    say("\(number)/\(total)  \(title)\(dots)\(String(format: "%6.1f s", seconds))")
    return result
  }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) {
  try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}
