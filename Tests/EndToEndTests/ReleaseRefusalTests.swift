import Foundation
import Testing

@Suite("besa release refuses with one message; the release folder is whole or absent, the ledger consistent")
struct ReleaseRefusalTests {
  @Test("an officer's revoked key approves nothing, and what it approved before counts no longer")
  func revokedKey() throws {
    let place = try ReleasePlace()
    try place.approve()
    try revoke("officer-2", in: place)
    let outcome = try place.publish()
    #expect(outcome.status == 3)
    try Notice.only(of: outcome).expect(
      "the draft waits for 2 approvals by current officers", at: ["draft 1"], do: "besa release approve")
    try place.expectNothingPublished()
    let again = try place.approve(2)
    #expect(again.status == 3)
    try Notice.only(of: again).expect("not a release officer of the roster in force", at: ["key"], do: "new roster")
    try place.expectLedgerWhole()
  }

  @Test("a draft whose files were touched is neither approved nor published", arguments: ["release", "internal"])
  func touchedDraft(_ part: String) throws {
    let place = try ReleasePlace()
    try place.approve()
    let file = place.draft.appending(path: part == "release" ? "release/report.html" : "internal/quality.md")
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(" ".utf8))
    try handle.close()
    for outcome in [try place.publish(), try place.approve(1)] {
      #expect(outcome.status == 3)
      try Notice.only(of: outcome).expect(
        "files were changed after the draft was made", at: ["draft 1, folder \(part)"], do: "make a new draft")
    }
    try place.expectNothingPublished()
    try place.expectLedgerWhole()
  }

  @Test("a broken ledger row stops approving and publishing, and the row is named")
  func brokenRow() throws {
    let place = try ReleasePlace()
    try place.approve()
    try place.tamper("UPDATE entry SET time = '2020-01-01T00:00:00Z' WHERE number = 3")
    for outcome in [try place.publish(), try place.approve(1)] {
      #expect(outcome.status == 3)
      try Notice.only(of: outcome).expect(
        "the ledger was changed by other means than Besa", at: ["row 3"], do: "stop publishing")
    }
    #expect(try place.publishedNames().isEmpty)
    let verified = try Built.run("besa", ["ledger", "verify", "--centre", place.path(place.centre)])
    #expect(verified.status == 3 && verified.output.contains("broken at row 3"))
  }

  @Test("two publishers at once make one release")
  func twoPublishers() throws {
    let place = try ReleasePlace()
    try place.approve()
    let script = """
      "$@" > "$0/out1" 2> "$0/err1" & first=$!
      "$@" > "$0/out2" 2> "$0/err2" & second=$!
      wait $first; a=$?; wait $second; b=$?; echo "$a $b"
      """
    let besa = Built.folder.appending(path: "besa").path(percentEncoded: false)
    let outcome = try Built.run(
      executable: URL(filePath: "/bin/bash"), ["-c", script, place.path(place.folder), besa] + place.publishArguments)
    let codes = outcome.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(codes.count == 2 && codes.count { $0 == 0 } == 1, "\(codes)")
    let loser = codes.first == 0 ? 2 : 1
    let said = try String(contentsOf: place.folder.appending(path: "err\(loser)"), encoding: .utf8)
    #expect(Notice.all(in: said).count == 1, "\(said)")
    #expect(try place.publishedNames() == ["001"])
    #expect(try place.verify().status == 0)
    #expect(try place.release("list").output.components(separatedBy: "release 001 manifest").count == 2)
    try place.expectLedgerWhole()
  }

  static let fullDisks = [
    Fault(kind: .diskFull, call: "pwrite64", number: 2, place: "the ledger is taking the release in"),
    Fault(kind: .diskFull, call: "write", number: 3, place: "the release's files are being written"),
    Fault(kind: .diskFull, call: "fsync", number: 12, place: "the release is half written"),
  ]

  @Test(
    "a full disk while publishing leaves no folder, and the same command finishes the release later",
    .enabled(if: Fault.isPossible, "strace is not installed"), arguments: fullDisks)
  func fullDisk(_ fault: Fault) throws {
    let place = try ReleasePlace()
    try place.approve()
    let outcome = try fault.run("besa", place.publishArguments)
    #expect(
      outcome.status == 75 && Notice.all(in: outcome.messages).count == 1, "\(outcome.status) \(outcome.messages)")
    #expect(try place.publishedNames().isEmpty)
    try place.expectLedgerWhole()
    let again = try place.publish()
    #expect(again.status == 0, "\(again.messages)")
    #expect(try place.verify().status == 0)
    try place.expectLedgerWhole()
  }

  static let kills = [
    Fault(kind: .kill, call: "pwrite64", number: 3, place: "the ledger is taking the release in"),
    Fault(kind: .kill, call: "fsync", number: 8, place: "the release is half written"),
    Fault(kind: .kill, call: "rename", number: 1, place: "the release has no name yet"),
  ]

  @Test(
    "killed while publishing, the next run makes the one release",
    .enabled(if: Fault.isPossible, "strace is not installed"), arguments: kills)
  func killed(_ fault: Fault) throws {
    let place = try ReleasePlace()
    try place.approve()
    #expect(try fault.run("besa", place.publishArguments).status == fault.status)
    #expect(try place.publishedNames().allSatisfy { $0.hasPrefix(".") })
    let again = try place.publish()
    #expect(again.status == 0, "\(again.messages)")
    #expect(try place.publishedNames() == ["001"])
    #expect(try place.verify().status == 0)
    #expect(try place.release("list").output.components(separatedBy: "release 001 manifest").count == 2)
  }

  /// The custodian's next roster, without this officer, as the centre would have taken it in.
  private func revoke(_ officer: String, in place: ReleasePlace) throws {
    let custodian = place.demo.appending(path: "custodian")
    let hubs = ["shkoder", "tropoje", "diber", "elbasan", "flexy"].map {
      place.demo.appending(path: "hubs/\($0)/home/enrolment-request.json")
    }
    let officers = ["officer-1", "officer-2"].filter { $0 != officer }.map {
      place.demo.appending(path: "officers/\($0)/\($0).enrolment.json")
    }
    let requests = [place.demo.appending(path: "centre/keys/centre.enrolment.json")] + officers + hubs
    let outcome = try Built.run(
      "besa",
      [
        "keys", "roster", "--root", place.path(custodian), "--programme", "creative-hubs", "--expires", "2099-01-01",
        "--previous", place.path(custodian.appending(path: "roster.json")), "--out",
        place.path(place.centre.appending(path: "rosters/roster-2.json")), "--from",
      ] + requests.map(place.path))
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
