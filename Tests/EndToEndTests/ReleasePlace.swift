import Foundation
import TestWorkshop
import Testing

/// A centre whose first draft waits for its officers: the demo's offices, all five hubs, no release yet.
final class ReleasePlace {
  /// Made once: five hubs' bundles, taken in and drafted.
  private static let drafted: Result<CentrePlace, any Error> = Result {
    let place = try CentrePlace()
    try place.deliver("shkoder", "tropoje", "diber", "elbasan", "flexy")
    let outcome = try place.aggregate()
    guard outcome.status == 0 else { throw DemoRun.Failed(description: outcome.messages) }
    return place
  }

  let folder: URL
  let demo: URL

  var centre: URL { folder.appending(path: "centre") }
  var releases: URL { folder.appending(path: "releases") }
  var draft: URL { centre.appending(path: "drafts/001") }
  var ledger: URL { centre.appending(path: "ledger.sqlite") }

  init() throws {
    demo = try DemoRun.folder.get()
    folder = TestFolders.place("release")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "releases"), withIntermediateDirectories: true)
    try Built.copy(Self.drafted.get().centre, to: centre)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  // MARK: The commands

  func path(_ url: URL) -> String { url.path(percentEncoded: false) }

  func release(_ command: String, _ more: [String] = []) throws -> Built.Outcome {
    try Built.run("besa", ["release", command, "--centre", path(centre)] + more)
  }

  func officer(_ number: Int) -> String { path(demo.appending(path: "officers/officer-\(number)")) }

  func approve(_ officer: Int) throws -> Built.Outcome {
    try release("approve", ["--draft", "1", "--officer", self.officer(officer)])
  }

  /// Both officers.
  func approve() throws {
    for officer in 1...2 {
      let outcome = try approve(officer)
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
  }

  var publishArguments: [String] {
    [
      "release", "publish", "--centre", path(centre), "--draft", "1", "--into", path(releases), "--signing-key",
      path(demo.appending(path: "centre/keys")),
    ]
  }

  func publish() throws -> Built.Outcome { try Built.run("besa", publishArguments) }

  /// Output of `release show`: the line about the draft's standing.
  func standing() throws -> String {
    let outcome = try release("show", ["--draft", "1"])
    return String(outcome.output.prefix { $0 != "\n" })
  }

  /// The draft's files digest, as `release show` prints it.
  func filesDigest() throws -> String {
    let lines = try release("show", ["--draft", "1"]).output.split(separator: "\n")
    return String(try #require(lines.first { $0.hasPrefix("files ") }).dropFirst("files ".count))
  }

  /// A hub's own folder, copied for this place: two tests at once would find it at work.
  func home(of hub: String) throws -> String {
    let own = folder.appending(path: "home-\(hub)")
    if !FileManager.default.fileExists(atPath: path(own)) {
      try Built.copy(demo.appending(path: "hubs/\(hub)/home"), to: own)
    }
    return path(own)
  }

  /// A hub's word about the draft, as its own command makes it.
  func object(_ hub: String, _ more: [String]) throws -> String {
    let home = try home(of: hub)
    let outcome = try Built.run(
      "besa-hub", ["object", "--home", home, "--into", path(folder), "--reason", "two people moved"] + more)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let line = try #require(outcome.output.split(separator: "\n").first)
    return String(line[try #require(line.range(of: ": ")).upperBound...])
  }

  /// Changes the ledger's file as somebody without Besa would, by SQL.
  func tamper(_ statement: String) throws {
    let line = """
      set -eu
      for t in $(sqlite3 "$1" "SELECT name FROM sqlite_schema WHERE type = 'trigger'"); do
        sqlite3 "$1" "DROP TRIGGER $t"
      done
      sqlite3 "$1" "$2"
      """
    let outcome = try Built.run(
      executable: URL(filePath: "/bin/bash"), ["-c", line, "tamper", path(ledger), statement])
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  // MARK: What must hold

  func publishedNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(releases)).sorted()
  }

  func verify(_ location: SourceLocation = #_sourceLocation) throws -> Built.Outcome {
    try Built.run(
      "besa",
      [
        "release", "verify", path(releases.appending(path: "001")), "--key",
        path(demo.appending(path: "centre/keys/signing.pub")), "--roster", path(centre.appending(path: "rosters")),
      ])
  }

  /// Nothing was published: no folder, no half of one, no entry.
  func expectNothingPublished(_ location: SourceLocation = #_sourceLocation) throws {
    #expect(try publishedNames().isEmpty, sourceLocation: location)
    let list = try release("list").output
    #expect(!list.contains("release 001 manifest"), "\(list)", sourceLocation: location)
  }

  func expectLedgerWhole(_ location: SourceLocation = #_sourceLocation) throws {
    let outcome = try Built.run(
      "besa", ["ledger", "verify", "--centre", path(centre), "--releases", path(releases)])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.messages)", sourceLocation: location)
  }
}
