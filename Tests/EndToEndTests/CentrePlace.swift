import Foundation
import TestWorkshop
import Testing

/// A centre that has seen nothing yet: the demo's keys, roster and bundles, an inbox that a test fills.
final class CentrePlace: Sendable {
  let folder: URL
  private let demo: URL

  var inbox: URL { folder.appending(path: "inbox") }
  var centre: URL { folder.appending(path: "centre") }
  var keys: URL { folder.appending(path: "keys") }
  var roster: URL { folder.appending(path: "roster.json") }
  var quarantine: URL { centre.appending(path: "quarantine") }

  init() throws {
    demo = try DemoRun.folder.get()
    folder = TestFolders.place("centre")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    try Built.copy(demo.appending(path: "centre/keys"), to: keys)
    for name in ["roster.json", "roster.json.minisig"] {
      try Built.copy(demo.appending(path: "custodian/\(name)"), to: folder.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A hub's first bundle, as the demo sealed it.
  func bundle(of hub: String) throws -> Data {
    try Data(contentsOf: demo.appending(path: "hubs/\(hub)/home/outbox/\(hub)-1.besa"))
  }

  func deliver(_ bytes: Data, as name: String) throws { try bytes.write(to: inbox.appending(path: name)) }

  /// Puts bundles of these hubs into the inbox, unchanged.
  func deliver(_ hubs: String...) throws {
    for hub in hubs { try deliver(bundle(of: hub), as: "\(hub)-1.besa") }
  }

  func aggregate(_ more: [String] = []) throws -> Built.Outcome { try Built.run("besa", arguments + more) }

  var arguments: [String] {
    [
      "aggregate", "--no-pdf", "--programme", programme, "--roster", roster.path(percentEncoded: false), "--root-key",
      demo.appending(path: "custodian/signing.pub").path(percentEncoded: false), "--home",
      keys.path(percentEncoded: false), "--inbox", inbox.path(percentEncoded: false), "--centre",
      centre.path(percentEncoded: false),
    ]
  }

  /// The programme file as the hubs hold it.
  var programme: String { demo.appending(path: "hubs/flexy/home/programme.yaml").path(percentEncoded: false) }

  /// Names of drafts, every one with what officers approve and what stays inside.
  func drafts() throws -> [String] {
    let folder = centre.appending(path: "drafts").path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // A name with a dot is no draft: a run was killed there.
    for name in names where !name.hasPrefix(".") {
      for file in ["release/report.html", "release/tables/published.csv", "internal/README.md"] {
        #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)/\(file)"), "\(name) lacks \(file)")
      }
    }
    return names.sorted()
  }

  /// Bundles in quarantine, and the reasons beside them.
  func refused() throws -> (bundles: [String], reasons: [String]) {
    let path = quarantine.path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
    let reasons = try names.filter { $0.hasSuffix(".reason") }
      .map { try String(contentsOf: quarantine.appending(path: $0), encoding: .utf8) }
    return (names.filter { $0.hasSuffix(".besa") }, reasons)
  }

  func receipts() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: inbox.path(percentEncoded: false))
      .filter { $0.hasSuffix(".receipt") }.sorted()
  }

  func expectLedgerSound(_ location: SourceLocation = #_sourceLocation) throws {
    let outcome = try Built.run("besa", ["ledger", "verify", "--centre", centre.path(percentEncoded: false)])
    #expect(outcome.status == 0, "\(outcome.messages)", sourceLocation: location)
  }

  func expectNothingHalfDone(_ location: SourceLocation = #_sourceLocation) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
    let unfinished = names.filter { $0.hasSuffix(".unfinished") }
    #expect(unfinished.isEmpty, "\(unfinished)", sourceLocation: location)
  }
}
