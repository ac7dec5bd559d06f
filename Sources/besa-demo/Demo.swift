import Cohort
import Foundation
import Rehearsal

/// The whole way once or several times: five hubs' exports in, an audited and approved release out.
///
/// Every step runs the command that its user would run; the demo itself only carries files from one office to another.
struct Demo {
  static let hubs = HubSite.allCases.map(\.rawValue)
  static let officers = ["officer-1", "officer-2"]

  /// What `besa aggregate` and `besa release verify` said last, and the quarters that could not be published.
  struct Result {
    var aggregate = ""
    var verify = ""
    var releases = 0
    var unpublished: [Int] = []
  }

  let folder: RehearsalFolder
  let seed: UInt64
  let offices: Offices

  init(folder: RehearsalFolder, programme: String, seed: UInt64) {
    self.folder = folder
    self.seed = seed
    offices = Offices(in: folder, programme: programme, hubs: Self.hubs, officers: Self.officers)
  }

  /// Once, on the day of the clock.
  func run() throws -> Result {
    var progress = Progress(total: 10)
    let cohort = try ReportCohort(seed: seed)
    let round = DemoRound(offices: offices, cohort: cohort, quarter: CohortQuarter.all(1)[0], day: .today, isLast: true)
    try progress.step("exports of five hubs, everyone in them invented", round.writeExports)
    try progress.step("keys: custodian, centre, two officers, five hubs", offices.makeKeys)
    try progress.step("roster signed; linkage key sealed to the hubs only") { try offices.enrol() }
    try progress.step("five hub runs: consent, coding, tokens, gate, sealing", round.runHubs)
    try progress.step("sealed bundles carried to the centre") { try offices.carryBundles(to: folder.inbox) }
    var result = Result(releases: 1)
    result.aggregate = try progress.step("centre: open, link, tabulate, protect, audit, draft", round.aggregate)
    try progress.step("signed receipts carried back; every hub checks its own", round.carryReceipts)
    try progress.step("two officers read and approve the draft") { try round.approve(draft: 1) }
    try progress.step("release published") { try round.publish(draft: 1) }
    result.verify = try progress.step("release and ledger verified with public keys alone") { try verify([1]) }
    return result
  }

  /// Several times, each on a day of its own; every release is made beside all before it.
  func run(quarters: Int) throws -> Result {
    var progress = Progress(total: quarters + 3)
    let cohort = try ReportCohort(seed: seed)
    let all = CohortQuarter.all(quarters)
    try progress.step("keys: custodian, centre, two officers, five hubs", offices.makeKeys)
    try progress.step("roster signed; linkage key sealed to the hubs only") {
      try offices.enrol(from: all[0].day.description)
    }
    var result = Result()
    for quarter in all {
      let day = RehearsalDay(quarter.day.description, number: quarter.number)
      let round = DemoRound(
        offices: offices, cohort: cohort, quarter: quarter, day: day, isLast: quarter.number == all.last?.number)
      try progress.step("quarter \(quarter.number), \(quarter.day): hubs, centre, officers, release") {
        if let said = try round.whole(draft: result.releases + 1) {
          (result.aggregate, result.releases) = (said, result.releases + 1)
        } else {
          result.unpublished.append(quarter.number)
        }
      }
    }
    result.verify = try progress.step("releases and ledger verified with public keys alone") {
      try verify((0..<result.releases).map { $0 + 1 })
    }
    return result
  }

  /// - Returns: What was said of the last release.
  private func verify(_ releases: [Int]) throws -> String {
    try offices.runner.run(
      CommandCall("besa", ["ledger", "verify", "--centre", folder.centre.plainPath], step: "13-ledger-verify"))
    let key = folder.keys.appending(path: "signing.pub").plainPath
    return try releases.map { release in
      let arguments = ["release", "verify", folder.release(release).plainPath, "--key", key]
      return try offices.runner.run(CommandCall("besa", arguments, step: "14-release-verify-\(release)")).output
    }.last ?? ""
  }
}
