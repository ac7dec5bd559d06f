/// What the project's own tests said when they ran last: the file that `make test` leaves (xUnit, as `swift test
/// --xunit-output` writes it).
public struct TestResults: Sendable, Equatable {
  public struct Suite: Sendable, Equatable {
    public var passed = 0
    public var failed = 0
    public var skipped = 0
  }

  /// Suite, such as `ReportingTests.LedgerTests`, → results of its tests.
  public let suites: [String: Suite]
  /// Day of the run, `YYYY-MM-DD`.
  public let day: String

  /// Reads only which test of which suite passed, failed or was skipped.
  ///
  /// - Returns: `nil` for a text without a test.
  public init?(_ bytes: [UInt8], day: String) {
    var suites: [String: Suite] = [:]
    let parts = String(decoding: bytes, as: UTF8.self).split(
      separator: "<testcase ", omittingEmptySubsequences: false
    ).dropFirst()
    for part in parts {
      guard let name = Self.attribute("classname", of: part) else { continue }
      // What stands inside the element, up to the next test.
      if part.contains("<failure") || part.contains("<error") {
        suites[name, default: Suite()].failed += 1
      } else if part.contains("<skipped") {
        suites[name, default: Suite()].skipped += 1
      } else {
        suites[name, default: Suite()].passed += 1
      }
    }
    if suites.isEmpty { return nil }
    self.suites = suites
    self.day = day
  }

  private static func attribute(_ name: String, of element: Substring) -> String? {
    guard let start = element.firstRange(of: name + "=\"")?.upperBound,
      let end = element[start...].firstIndex(of: "\"")
    else { return nil }
    return String(element[start..<end])
  }

  /// All suites of a measure together, in words.
  func words(for names: [String]) -> String {
    let found = names.compactMap { suites[$0] }
    if found.count < names.count {
      let missing = names.filter { suites[$0] == nil }
      return "not run: the results of \(day) lack \(missing.joined(separator: ", "))"
    }
    let failed = found.reduce(0) { $0 + $1.failed }
    let passed = found.reduce(0) { $0 + $1.passed }
    let skipped = found.reduce(0) { $0 + $1.skipped }
    let tail = (skipped > 0 ? ", \(skipped) skipped" : "") + ", \(day)"
    return failed > 0
      ? "FAILED: \(failed) of \(failed + passed + skipped) tests\(tail)" : "\(passed) tests passed\(tail)"
  }
}
