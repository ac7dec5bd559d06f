import Foundation
import Testing

@Suite("An attacker who is not ours")
struct OutsideAttackTests {
  static let tool = URL(
    filePath: (ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] ?? "../shared/data") + "/../tools/attack.py",
    relativeTo: Built.packageRoot)
  /// A Python with `highspy` and `numpy`; another one by `BESA_PYTHON`.
  static let python = URL(filePath: ProcessInfo.processInfo.environment["BESA_PYTHON"] ?? "/usr/bin/python3")

  static let isReady: Bool = {
    guard FileManager.default.isReadableFile(atPath: tool.path(percentEncoded: false)) else { return false }
    return (try? Built.run(executable: python, ["-c", "import highspy, numpy"]).status) == 0
  }()

  /// `disclosure.interval` of the Creative Hubs programme file.
  private func width() throws -> String {
    let file = Built.packageRoot.appending(path: "Pipelines/creative-hubs/programme.yaml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("  interval:") }
    return String(try #require(line).split(separator: " ")[1])
  }

  @Test(
    "finds nothing exact and nothing narrow in the demo's release",
    .enabled(if: isReady, "attack.py, or a Python with highspy and numpy, is not at hand"),
    arguments: ["", "tables/log", "tables/attendances"])
  func attack(set: String) throws {
    let release = try DemoRun.folder.get().appending(path: "releases/001")
    let tables = release.appending(path: set)
    let paths =
      set.isEmpty
      ? [release.path(percentEncoded: false)]
      : ["published.csv", "structure.json"].map { tables.appending(path: $0).path(percentEncoded: false) }
    let outcome = try Built.run(
      executable: Self.python, [Self.tool.path(percentEncoded: false)] + paths + ["--width", try width()])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("exact 0, narrower than"))
  }
}
