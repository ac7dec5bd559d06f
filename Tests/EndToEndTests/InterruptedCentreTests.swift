import Foundation
import Testing

@Suite(
  "besa aggregate, stopped at a system call", .enabled(if: Fault.isPossible, "strace is not installed"))
struct InterruptedCentreTests {
  static let kills = [
    Fault(kind: .kill, call: "unlink", number: 2, place: "the ledger is taking the bundle in"),
    Fault(kind: .kill, call: "fsync", number: 60, place: "the draft is half written"),
    Fault(kind: .kill, call: "rename", number: 5, place: "the draft has no name yet"),
    Fault(kind: .kill, call: "unlink", number: 3, place: "the ledger is taking the draft in"),
  ]

  @Test("leaves whole drafts or none when it is killed, and the next run counts the bundle once", arguments: kills)
  func killed(_ fault: Fault) throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    let stopped = try fault.run("besa", place.arguments)
    #expect(stopped.status == fault.status && stopped.output.isEmpty, "\(stopped.messages)")
    let before = try place.drafts().filter { !$0.hasPrefix(".") }
    let again = try place.aggregate()
    #expect(again.status == 0 && again.output.contains("21 registrations"), "\(again.messages)")
    #expect(again.output.contains("refused bundles 0"))
    #expect(try place.drafts().count == before.count + 1)
    #expect(try place.receipts() == ["diber-1.receipt"])
    try place.expectLedgerSound()
    try place.expectNothingHalfDone()
  }

  static let fullDisks = [
    Fault(kind: .diskFull, call: "pwrite64", number: 2, place: "the ledger is being made"),
    Fault(kind: .diskFull, call: "fsync", number: 60, place: "the draft is being written"),
  ]

  @Test("says once that the disk is full, exit code 75, and leaves no half draft", arguments: fullDisks)
  func diskFull(_ fault: Fault) throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    let outcome = try fault.run("besa", place.arguments)
    #expect(outcome.status == fault.status && outcome.output.isEmpty, "\(outcome.messages)")
    let notices = Notice.all(in: outcome.messages)
    #expect(notices.count == 1 && notices.first?.place.contains("/centre/") == true, "\(outcome.messages)")
    #expect(try place.drafts().isEmpty)
    try place.expectNothingHalfDone()
    let again = try place.aggregate()
    #expect(again.status == 0, "\(again.messages)")
    try place.expectLedgerSound()
  }

  @Test("shows nothing of its memory when it crashes with the rows open: no backtrace, no core file")
  func crashed() throws {
    let place = try CentrePlace()
    try place.deliver("diber")
    let fault = Fault(kind: .crash, call: "fsync", number: 60, place: "rows are open, the draft is being written")
    let outcome = try fault.run("besa", place.arguments)
    #expect(outcome.status == fault.status && outcome.output.isEmpty)
    #expect(outcome.messages.split(separator: "\n").allSatisfy { $0.hasPrefix("besa: ") }, "\(outcome.messages)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: place.folder.path(percentEncoded: false))
    #expect(names.allSatisfy { !$0.split(separator: "/").contains { $0.hasPrefix("core") } })
  }
}
