import Cohort
import Foundation
import Testing

@Suite("No identifier leaves a hub")
struct CanaryTests {
  let folder: URL
  let truth: CohortTruth
  let canary: Canary

  init() throws {
    folder = try DemoRun.folder.get()
    truth = try ReportCohort(seed: DemoRun.seed).truth
    canary = Canary(identifiers: try Self.needles(of: truth))
  }

  /// Names, phones, birth dates and codes as written, key workers, open answers, and every longer word of a name that is
  /// not a word of the programme file anyway.
  private static func needles(of truth: CohortTruth) throws -> Set<String> {
    let programme = try String(
      contentsOf: Built.packageRoot.appending(path: "Pipelines/creative-hubs/programme.yaml"), encoding: .utf8)
    let known = fold(programme)
    let names = truth.registrations.map(\.fullName) + truth.keyWorkers
    let words = names.flatMap { $0.split(separator: " ").map(String.init) }
      .filter { $0.count >= Canary.shortest && !known.contains(fold($0)) }
    return Set(truth.identifiers + truth.keyWorkers + truth.freeTexts + words)
  }

  private static func fold(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
  }

  @Test("the search can fail: it finds every form of an identifier in an export and beside other bytes")
  func searchFinds() throws {
    let entry = try #require(truth.registrations.first)
    let export = folder.appending(path: "hubs/\(entry.hub.rawValue)/export/q1.csv")
    #expect(canary.isFound(in: try Data(contentsOf: export)))
    for form in Canary.forms(of: entry.fullName) {
      #expect(canary.isFound(in: Data([0, 255] + form + [7])))
    }
    for shift in 0..<3 {
      let bytes = Array(repeating: UInt8(ascii: "x"), count: shift) + Array(entry.birthDate.utf8) + Array("tail".utf8)
      #expect(canary.isFound(in: Data(Data(bytes).base64EncodedString().utf8)))
    }
    #expect(canary.patternCount > 5_000)
  }

  @Test(
    "no name, phone, birth date or code of anybody is in any byte outside the exports, nor in what any command said",
    arguments: ["centre", "releases", "logs", "custodian", "officers"])
  func outsideTheHubs(place: String) throws {
    let files = try Built.files(below: folder.appending(path: place))
    #expect(!files.isEmpty)
    for file in files {
      #expect(!canary.isFound(in: file.bytes), "an identifier is in \(place)/…/\(file.name), seed \(DemoRun.seed)")
    }
  }

  @Test("nor is one inside the workbooks, whose parts are packed", arguments: ["tables.xlsx", "logframe.xlsx"])
  func insideWorkbooks(name: String) throws {
    let path = folder.appending(path: "releases/001/\(name)").path(percentEncoded: false)
    let parts = try Built.run(executable: URL(filePath: "/usr/bin/unzip"), ["-p", path])
    #expect(parts.status == 0 && parts.output.contains("Creative Hubs for Reintegration"))
    #expect(!canary.isFound(in: Data(parts.output.utf8)), "an identifier is in \(name), seed \(DemoRun.seed)")
  }

  @Test("a hub keeps none either, beside the exports themselves", arguments: HubSite.allCases.map(\.rawValue))
  func atTheHub(hub: String) throws {
    for place in ["home", "outbox"] {
      for file in try Built.files(below: folder.appending(path: "hubs/\(hub)/\(place)")) {
        #expect(!canary.isFound(in: file.bytes), "an identifier is in \(hub)/\(place)/…/\(file.name)")
      }
    }
  }

  @Test(
    "what the centre sees in memory holds none: every bundle, opened with stock tools",
    .enabled(if: Built.hasStockTools, "age, minisign, zstd or tar is missing"),
    arguments: HubSite.allCases.map(\.rawValue))
  func openedBundles(hub: String) throws {
    let opened = try OpenedByHand(bundle: "centre/inbox/\(hub)-1.besa", of: hub, in: folder)
    let files = try Built.files(below: opened.folder)
    #expect(
      Set(files.map(\.name)).isSuperset(of: ["manifest.json", "q1.csv", "q2.csv", "fu.csv", "log.csv", "events.csv"]))
    for file in files {
      #expect(!canary.isFound(in: file.bytes), "an identifier is in \(hub)/\(file.name)")
      if file.name.hasSuffix(".csv") {
        let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(
          rows.allSatisfy { $0.allSatisfy { "-0123456789abcdef,".contains($0) } }, "a text in \(hub)/\(file.name)")
      }
    }
  }
}
