import Extracts
import Foundation
import Programme
import Testing

@testable import besa_hub

@Suite("The line that says how far reading has come")
struct ProgressTests {
  let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  @Test("says a share, also of nothing", arguments: [(0, 0, "0 %"), (5, 10, "50 %"), (20, 10, "100 %")])
  func share(position: Int, size: Int, text: String) {
    let reading = ReadingProgress.Reading(file: "a.csv", position: position, size: size)
    #expect(ProgressLine.text(reading, Messages(.english, of: Words.catalogue)).contains(" \(text) "))
  }

  @Test(
    "shows the file and its share on a terminal, and leaves nothing behind",
    .enabled(
      if: ChildProcess.find("script") != nil && ChildProcess.find("strace") != nil, "script or strace is not installed")
  )
  func terminal() throws {
    let folder = try hub()
    // However fast the machine: every read of the file takes some time longer, two seconds in all.
    let slowly = "strace -f -qq -o /dev/null -P \(place.path)/big.csv -e inject=pread64:delay_enter=100000"
    let outcome = try Tool.run(
      "script", ["-qec", "\(slowly) \(Tool.hub) check --home \(folder) \(place.path)/big.csv", "/dev/null"],
      environment: ["LC_ALL": "C", "TERM": "xterm"])
    #expect(outcome.output.contains(#/\r\u{1B}\[Kreading big.csv: \d+ % of/#))
    let last = try #require(outcome.output.ranges(of: "\u{1B}[K").last)
    #expect(!outcome.output[last.upperBound...].contains("reading"))
  }

  @Test("says nothing where standard error is no terminal")
  func piped() throws {
    let folder = try hub()
    let outcome = try Tool.run(Tool.hub, ["check", "--home", folder, place.path + "/big.csv"])
    #expect(!outcome.messages.contains("\r") && !outcome.messages.contains("\u{1B}"))
  }

  /// A hub's folder, and an export of twenty reads.
  private func hub() throws -> String {
    let folder = place.path + "/hub"
    let made = try Tool.run(
      Tool.hub, ["init", "--hub", "flexy", "--programme", SetupTests.programme, "--into", folder])
    #expect(made.status == 0)
    let row = "\"A\",\"" + String(repeating: "x", count: 200) + "\"\n"
    let text = "participant_code,note\n" + String(repeating: row, count: 20_000)
    try Data(text.utf8).write(to: URL(filePath: place.path + "/big.csv"))
    return folder
  }
}
