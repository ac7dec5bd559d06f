import Exchange
import Foundation
import Programme
import Sodium
import Testing

@testable import besa_hub

/// A hub that is set up and enrolled, with a centre and a custodian that exist in memory only.
final class EnrolledHub {
  let place: TemporaryFolder
  /// A person's home on the computer: the hub's folder, exports and units lie below it.
  var home: String { place.path + "/ana" }
  var folder: String { home + "/hub" }
  var exports: String { home + "/exports" }
  var paths: HubPaths { HubPaths(folder: folder) }

  /// - Parameters:
  ///   - days: How many days from today the roster counts.
  ///   - programme: What the roster says of the programme file; its own digest, unless given.
  ///   - isNamed: Whether the roster names a programme file at all.
  init(days: Int = 300, programme: Digest? = nil, isNamed: Bool = true) throws {
    place = try TemporaryFolder()
    var answers = SetupAnswers(hub: "flexy", programme: SetupTests.programme)
    answers.configuration.exports = exports
    answers.configuration.sendTo = home + "/send"
    let request = try HubSetup(folder: folder).make(answers)
    let until = try Self.day(in: days)
    let own = Digest(of: Array(try Data(contentsOf: URL(filePath: SetupTests.programme))))
    let root = SigningKey()
    let roster = try Roster(
      programme: "creative-hubs", version: 1, previous: nil, expires: until,
      roots: Roster.Roots(threshold: 1, keys: [root.verifying]),
      aggregator: Roster.Member(
        EnrolmentRequest(
          role: .aggregator, id: "centre", signing: SigningKey().verifying, recipient: AgeIdentity().recipient),
        from: .today, until: until),
      hubs: [Roster.Member(request, from: .today, until: until)], officers: [],
      pipeline: isNamed ? programme ?? own : nil)
    let offered = place.path + "/roster.json"
    try SignedRoster(roster, signedBy: root).write(to: offered)
    _ = try RosterKeeper(folder: paths.rosters).install(
      offered, pinned: roster.roots, today: .today)
    let linkage = try LinkageKey(programme: "creative-hubs", epoch: "2026")
    try WholeFile.write(linkage.sealed(to: request, signedBy: root), to: paths.linkageKey, access: .ownerOnly)
    try Data("participant_code\n".utf8).write(to: URL(filePath: exports + "/q1.csv"))
  }

  static func day(in days: Int) throws -> CalendarDate {
    let date = Date(timeIntervalSinceNow: Double(days) * 86_400)
    return try #require(CalendarDate(iso: date.formatted(.iso8601.year().month().day())))
  }

  /// The person's environment: nothing of the machine that tests run on.
  var environment: [String: String] {
    [
      "HOME": home, "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "", "XDG_RUNTIME_DIR": place.path, "LC_ALL": "C.UTF-8",
      "DBUS_SESSION_BUS_ADDRESS": "",
    ]
  }

  func run(_ arguments: String...) throws -> Tool.Outcome {
    try Tool.run(Tool.hub, arguments + ["--home", folder], environment: environment)
  }

  /// The doctor's findings by topic, as machines read them.
  func doctor(_ more: String...) throws -> (status: Int32, findings: [String: [String: String]]) {
    let outcome = try Tool.run(
      Tool.hub, ["doctor", "--json", "--home", folder] + more, environment: environment)
    struct Report: Decodable {
      struct Finding: Decodable {
        let topic: String
        let state: String
        let text: String
        let cure: String?
      }
      let findings: [Finding]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let facts = report.findings.map { ($0.topic, ["state": $0.state, "text": $0.text, "cure": $0.cure ?? ""]) }
    return (outcome.status, Dictionary(uniqueKeysWithValues: facts))
  }
}
