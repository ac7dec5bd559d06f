import Foundation
import Testing

@Suite(
  "besa-hub withdraw and send, stopped at a system call",
  .enabled(if: Fault.isPossible && Built.hasStockTools, "strace or minisign is not installed"))
struct InterruptedWithdrawalTests {
  static let kills = [
    Fault(kind: .kill, call: "link", number: 1, place: "the key has no name yet"),
    Fault(kind: .kill, call: "rename", number: 1, place: "the withdrawal is not entered yet"),
    Fault(kind: .kill, call: "unlink", number: 2, place: "it is entered; the copy is still on the stick"),
    Fault(kind: .kill, call: "rename", number: 2, place: "the copy is taken back, which is not entered"),
    Fault(kind: .kill, call: "unlink", number: 3, place: "the removal is entered; the bundle is still there"),
    Fault(kind: .kill, call: "rename", number: 3, place: "a second bundle is still there"),
    Fault(kind: .kill, call: "link", number: 2, place: "the new bundle has no name yet"),
    Fault(kind: .kill, call: "rename", number: 4, place: "the new bundle is there, the note of it is not"),
    Fault(kind: .kill, call: "rename", number: 5, place: "the slip has no name yet"),
    Fault(kind: .diskFull, call: "write", number: 2, place: "the withdrawal is being entered"),
    Fault(kind: .diskFull, call: "write", number: 3, place: "what was removed is being entered"),
  ]

  @Test(
    "once it is entered, nothing that holds the person is sent, wherever the command was stopped", arguments: kills)
  func withdraw(_ fault: Fault) throws {
    let place = try HubPlace()
    let stick = place.outbox.path(percentEncoded: false)
    let people = try place.sheet("q1.csv").values("consent_reporting").count { $0 == "yes" }
    #expect(try place.run().status == 0)
    #expect(try Built.run("besa-hub", Array(place.runArguments.dropLast(2))).status == 0)
    let arguments = ["withdraw", "--home", place.home.path(percentEncoded: false)] + place.exportArguments
    let stopped = try fault.run("besa-hub", arguments + [WithdrawalTests.code])
    #expect(stopped.status == fault.status, "\(stopped.messages)")
    try place.expectBundlesWhole()

    let path = place.home.appending(path: "withdrawals.json").path(percentEncoded: false)
    let isEntered = FileManager.default.fileExists(atPath: path)
    #expect([0, 75].contains(try place.hub("send", ["--to", stick, "--now"]).status))
    if isEntered { try expectAbsent(people - 1, in: place) }
    #expect(try place.hub("withdraw", place.exportArguments, input: WithdrawalTests.code).status == 0)
    #expect(try place.run().status == 0)
    #expect(try place.hub("send", ["--to", stick]).status == 0)
    try expectAbsent(people - 1, in: place)
    try place.expectNothingHalfDone()
    let log = try place.hub("log")
    #expect(log.status == 0 && log.output.contains("the log is whole"))
  }

  /// Every bundle for shipping has so many people.
  private func expectAbsent(_ people: Int, in place: HubPlace) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: place.outbox.path(percentEncoded: false))
    for name in names.sorted() where name.hasSuffix(".besa") {
      #expect(try WithdrawalTests.people(in: place.outbox.appending(path: name), of: place) == people, "\(name)")
    }
  }

  static let sends = [
    Fault(kind: .kill, call: "rename", number: 1, place: "the copy is not entered yet"),
    Fault(kind: .kill, call: "write", number: 2, place: "nothing is on the stick yet"),
    Fault(kind: .kill, call: "fsync", number: 3, place: "the copy is written, not synced"),
    Fault(kind: .kill, call: "link", number: 1, place: "the copy has no name yet"),
    Fault(kind: .kill, call: "unlink", number: 1, place: "the copy has two names"),
    Fault(kind: .kill, call: "rename", number: 2, place: "the first copy is whole, which is not entered"),
    Fault(kind: .kill, call: "link", number: 2, place: "the second copy has no name yet"),
    Fault(kind: .diskFull, call: "write", number: 2, place: "the stick is full"),
    Fault(kind: .diskFull, call: "write", number: 4, place: "the stick is full at the second bundle"),
  ]

  @Test("copies are whole or absent wherever sending was stopped, and the next time all are there", arguments: sends)
  func send(_ fault: Fault) throws {
    let place = try HubPlace()
    let stick = place.outbox.path(percentEncoded: false)
    try FileManager.default.createDirectory(at: place.outbox, withIntermediateDirectories: true)
    for _ in 1...2 { #expect(try Built.run("besa-hub", Array(place.runArguments.dropLast(2))).status == 0) }
    let arguments = ["send", "--home", place.home.path(percentEncoded: false), "--to", stick]
    let stopped = try fault.run("besa-hub", arguments)
    #expect(stopped.status == fault.status, "\(stopped.messages)")
    try place.expectBundlesWhole()
    #expect(try Built.run("besa-hub", arguments + ["--now"]).status == 0)
    try place.expectBundlesWhole()
    #expect(try place.bundles().sorted() == ["flexy-1.besa", "flexy-1.besa", "flexy-2.besa", "flexy-2.besa"])
    try place.expectNothingHalfDone()
  }

  @Test("a stick whose file system has no second names for files takes bundles all the same")
  func noLinks() throws {
    let place = try HubPlace()
    try FileManager.default.createDirectory(at: place.outbox, withIntermediateDirectories: true)
    #expect(try Built.run("besa-hub", Array(place.runArguments.dropLast(2))).status == 0)
    let outcome = try Built.run(
      executable: URL(filePath: "/usr/bin/strace"),
      [
        "-f", "-qqq", "-o", "/dev/null", "-e", "trace=link", "-e", "inject=link:error=EPERM",
        Built.folder.appending(path: "besa-hub").path(percentEncoded: false), "send", "--home",
        place.home.path(percentEncoded: false), "--to", place.outbox.path(percentEncoded: false),
      ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    try place.expectBundlesWhole()
    #expect(try place.bundles() == ["flexy-1.besa", "flexy-1.besa"])
  }
}
