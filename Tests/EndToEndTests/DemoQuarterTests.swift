import ArgumentParser
import Foundation
import Programme
import Testing

@testable import besa

@Suite("Two quarters of the demo")
struct DemoQuarterTests {
  let folder: URL

  init() throws { folder = try DemoQuarters.folder.get() }

  private func release(_ number: Int) -> URL { folder.appending(path: "releases/00\(number)") }

  private func audit(_ release: URL, beside earlier: URL) throws -> Built.Outcome {
    try Built.run(
      "besa",
      [
        "audit", release.path(percentEncoded: false), "--small", "4", "--width", "10", "--quick", "--earlier",
        earlier.path(percentEncoded: false),
      ])
  }

  @Test("both quarters are released, and what is said last is about readers of both")
  func released() throws {
    #expect(FileManager.default.fileExists(atPath: release(2).appending(path: "report.html").path))
    let said = try String(contentsOf: folder.appending(path: "logs/demo.out"), encoding: .utf8)
    #expect(said.contains("releases/002/report.html") && said.contains("sound"))
    #expect(said.contains("earlier release") && !said.contains("no release of that day"))
  }

  @Test("no count that both releases show differs by a few: 1 to 4, by hub 1 to 9")
  func differences() throws {
    let (before, now) = (try DemoQuarters.counts(in: release(1)), try DemoQuarters.counts(in: release(2)))
    let both = now.filter { before[$0.key] != nil }
    #expect(both.count > 50)
    let small = both.filter { cell, count in
      let change = abs(count - (before[cell] ?? count))
      return (1..<(cell.contains("hub=") ? 10 : 5)).contains(change)
    }
    #expect(small.keys.sorted() == [], "seed \(DemoQuarters.seed)")
  }

  @Test("the second release is safe beside the first; made without a look at it, it is not")
  func besideTheFirst() throws {
    let safe = try audit(release(2), beside: release(1))
    #expect(safe.status == 0, "\(safe.output)")
    #expect(safe.output.contains("a reader of all earlier releases"))
    let alone = try aggregateAlone()
    let found = try audit(alone, beside: release(1))
    #expect(found.status == 4)
    #expect(found.output.contains("difference since a release small or exact"))
  }

  /// The second quarter's tables, protected as if there were no other release.
  private func aggregateAlone() throws -> URL {
    let centre = folder.appending(path: "centre-alone")
    try? FileManager.default.removeItem(at: centre)
    try FileManager.default.copyItem(at: folder.appending(path: "centre"), to: centre)
    let path = { (name: String) in centre.appending(path: name).path(percentEncoded: false) }
    let custodian = folder.appending(path: "custodian").path(percentEncoded: false)
    let day = "2026-03-31"
    let command = try Aggregate.parse([
      "--programme", Built.packageRoot.appending(path: "Pipelines/creative-hubs/programme.yaml").path,
      "--roster", custodian + "/roster.json", "--root-key", custodian + "/signing.pub", "--home", path("keys"),
      "--inbox", path("inbox"), "--centre", centre.path(percentEncoded: false), "--draft-date", day,
    ])
    var run = try AggregateRun(command, day: try #require(CalendarDate(iso: day)))
    run.comparesWithEarlier = false
    return URL(filePath: try run.outcome().folder).appending(path: "release")
  }
}
