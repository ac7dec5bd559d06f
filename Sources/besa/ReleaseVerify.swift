import ArgumentParser
import Exchange
import Reporting

/// `besa release verify`: public keys only.
struct ReleaseVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Say of each file of a release whether it is the one that was approved.",
    discussion: """
      Needs public keys only. Without Besa: minisign -Vm manifest.json -p KEY; sha256sum -c SHA256SUMS; \
      minisign -Vm SHA256SUMS -x approvals/OFFICER.minisig -P OFFICER-KEY.
      """)

  @Argument(help: "The release's folder.") var folder: String
  @Option(help: "The publisher's public key file.") var key: String
  @Option(help: "A folder of accepted rosters: approvals by keys that are no officer's then count for nothing.")
  var roster: String?

  func run() throws {
    try refusing {
      let today = Clock.today
      let officers = try roster.map { folder in
        try RosterKeeper(folder: folder).current(today: today).releaseOfficers(on: today)
      }
      let verdict = try ReleaseVerdict.check(
        ReleaseFolder.files(in: folder), publisher: KeyFolder.verifyingKey(at: key), officers: officers)
      for line in verdict.lines { print("\(line.finding.rawValue.padded(to: 9)) \(line.path)") }
      for approver in verdict.approvers {
        print("\(approver.isValid ? "approval " : "NO APPROVAL") \(approver.officer) \(approver.key)")
      }
      print(
        "release \(ReleaseNumber(verdict.number).text) of \(verdict.programme): \(verdict.isSound ? "sound" : "NOT SOUND")"
      )
      if !verdict.isSound { throw ExitCode(3) }
    }
  }
}
