import Foundation
import TestWorkshop
import Testing

/// A hub's office: its folder and its export as the demo made them, copied so that a test can spoil them.
///
/// Nothing was sealed here yet.
final class HubPlace {
  let hub: String
  let folder: URL
  /// What must be nowhere but in the export: everybody's details, and what a test adds.
  private var secrets: Set<String> = []

  var home: URL { folder.appending(path: "home") }
  var export: URL { folder.appending(path: "export") }
  var outbox: URL { folder.appending(path: "outbox") }

  init(_ hub: String = "flexy") throws {
    self.hub = hub
    folder = TestFolders.place("hub")
    let source = try DemoRun.folder.get().appending(path: "hubs/\(hub)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["home", "export"] { try Built.copy(source.appending(path: name), to: folder.appending(path: name)) }
    for name in ["outbox", "last-sealed.json", "sendings.json", "runs.log", "runs.log.head", "ledger-head.json"] {
      try FileManager.default.removeItem(at: home.appending(path: name))
    }
    let people = try sheet("q1.csv")
    for column in ["full_name", "phone", "birth_date", "participant_code", "business_idea", "work_history"] {
      secrets.formUnion(people.values(column))
    }
    secrets.formUnion(try sheet("log.csv").values("key_worker"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> URL { export.appending(path: name) }
  func sheet(_ name: String) throws -> ExportSheet { try ExportSheet(file(name)) }

  /// Changes one file of the export.
  func spoil(_ name: String, _ change: (inout ExportSheet) -> Void) throws {
    var sheet = try sheet(name)
    change(&sheet)
    try sheet.save()
  }

  var canary: Canary { Canary(identifiers: secrets.filter { $0.utf8.count >= Canary.shortest }) }

  func addSecret(_ text: String) { secrets.insert(text) }

  /// A command in the hub's folder.
  ///
  /// - Parameter input: What is typed when it asks.
  func hub(_ command: String, _ more: [String] = [], input: String? = nil) throws -> Built.Outcome {
    try Built.run(
      executable: Built.folder.appending(path: "besa-hub"),
      [command, "--home", home.path(percentEncoded: false)] + more, input: input)
  }

  var exportArguments: [String] { ["--export", export.path(percentEncoded: false)] }

  /// The hub's own key opens nothing: what is in a bundle is seen with the centre's.
  func opened(_ bundle: URL) throws -> URL {
    try OpenedByHand(bundle: bundle, of: hub, in: DemoRun.folder.get()).folder
  }

  func run(_ more: [String] = []) throws -> Built.Outcome { try Built.run("besa-hub", runArguments + more) }

  var runArguments: [String] {
    [
      "run", "--home", home.path(percentEncoded: false), "--export", export.path(percentEncoded: false),
      "--outbox", outbox.path(percentEncoded: false),
    ]
  }

  /// Names of all bundles that are here, in the hub's own outbox and in the one for shipping.
  func bundles() throws -> [String] { try names().filter { $0.hasSuffix(".besa") } }

  /// No identifier is in what was said or in any byte outside the export, and no file is unfinished.
  func expectNothingLeaked(_ outcome: Built.Outcome, _ location: SourceLocation = #_sourceLocation) throws {
    let canary = canary
    let said = Data((outcome.output + outcome.messages).utf8)
    #expect(!canary.isFound(in: said), "an identifier was said", sourceLocation: location)
    for place in [home, outbox] where FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) {
      for file in try Built.files(below: place) where file.name != "programme.yaml" {
        #expect(!canary.isFound(in: file.bytes), "an identifier is in \(file.name)", sourceLocation: location)
      }
    }
    try expectNothingHalfDone(location)
  }

  func expectNothingHalfDone(_ location: SourceLocation = #_sourceLocation) throws {
    let unfinished = try names().filter { $0.hasSuffix(".unfinished") }
    #expect(unfinished.isEmpty, "\(unfinished)", sourceLocation: location)
  }

  /// The run wrote nothing: no bundle, no note of one.
  func expectNothingSealed(_ location: SourceLocation = #_sourceLocation) throws {
    let written = try names().filter { $0.hasSuffix(".besa") || $0 == "last-sealed.json" }
    #expect(written.isEmpty, "\(written)", sourceLocation: location)
  }

  /// Every name below the folder, hidden ones too.
  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { !$0.hasPrefix("export/") }.map { String($0.split(separator: "/").last ?? "") }
  }
}

extension Built {
  /// Copies a file or folder with its permissions.
  static func copy(_ source: URL, to target: URL) throws {
    let arguments = ["-a", source.path(percentEncoded: false), target.path(percentEncoded: false)]
    let outcome = try run(executable: URL(filePath: "/bin/cp"), arguments)
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
