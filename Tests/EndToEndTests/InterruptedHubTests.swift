import Foundation
import Testing

@Suite(
  "besa-hub run, stopped at a system call",
  .enabled(if: Fault.isPossible && Built.hasStockTools, "strace or minisign is not installed"))
struct InterruptedHubTests {
  static let kills = [
    Fault(kind: .kill, call: "write", number: 2, place: "the coded rows are being sealed"),
    Fault(kind: .kill, call: "write", number: 4, place: "the bundle has its signature only"),
    Fault(kind: .kill, call: "fsync", number: 1, place: "the bundle is written, not synced"),
    Fault(kind: .kill, call: "link", number: 1, place: "the bundle has no name yet"),
    Fault(kind: .kill, call: "unlink", number: 1, place: "the bundle has two names"),
    Fault(kind: .kill, call: "rename", number: 1, place: "the bundle is there, the note of it is not"),
    Fault(kind: .kill, call: "rename", number: 2, place: "the copy is not entered yet"),
    Fault(kind: .kill, call: "write", number: 7, place: "the bundle is being copied for shipping"),
    Fault(kind: .kill, call: "unlink", number: 3, place: "the copy has two names"),
    Fault(kind: .kill, call: "rename", number: 3, place: "the copy is whole, which is not entered"),
    Fault(kind: .kill, call: "write", number: 10, place: "all is done but the log"),
    Fault(kind: .kill, call: "rename", number: 4, place: "the log has its line, and no head yet"),
  ]

  @Test("leaves whole bundles or none when it is killed, and the next run seals and ships", arguments: kills)
  func killed(_ fault: Fault) throws {
    let place = try HubPlace()
    #expect(try fault.run("besa-hub", place.runArguments).status == fault.status)
    try place.expectBundlesWhole()
    let again = try place.run()
    #expect(again.status == 0 && again.messages.isEmpty, "\(again.messages)")
    try place.expectBundlesWhole()
    try place.expectNothingLeaked(again)
    // The newest bundle is in both folders, and the note is of it.
    let newest = try #require(try place.bundles().max())
    #expect(try place.bundles().count { $0 == newest } == 2)
    let note = try String(contentsOf: place.home.appending(path: "last-sealed.json"), encoding: .utf8)
    let log = try place.hub("log")
    #expect(log.status == 0 && log.output.contains("the log is whole"))
    for bundle in 1...(newest == "flexy-1.besa" ? 1 : 2) { #expect(log.output.contains(" \(bundle):")) }
    #expect(newest == "flexy-1.besa" ? note.contains("\"seq\":1}") : note.contains("\"seq\":2}"), "\(note)")
  }

  static let fullDisks = [
    Fault(kind: .diskFull, call: "write", number: 1, place: "sealing begins"),
    Fault(kind: .diskFull, call: "write", number: 4, place: "the bundle is being written"),
    Fault(kind: .diskFull, call: "write", number: 5, place: "the note of the bundle"),
    Fault(kind: .diskFull, call: "write", number: 6, place: "the entry of the copy"),
    Fault(kind: .diskFull, call: "write", number: 7, place: "the copy for shipping"),
  ]

  @Test("says once that the disk is full, exit code 75, leaves nothing half-written", arguments: fullDisks)
  func diskFull(_ fault: Fault) throws {
    let place = try HubPlace()
    let outcome = try fault.run("besa-hub", place.runArguments)
    #expect(outcome.status == fault.status && outcome.output.isEmpty, "\(outcome.messages)")
    try Notice.only(of: outcome).expect(
      "file cannot be written: No space left on device", at: [place.folder.lastPathComponent], do: "the free space")
    try place.expectBundlesWhole()
    try place.expectNothingLeaked(outcome)
    let again = try place.run()
    #expect(again.status == 0 && again.messages.isEmpty, "\(again.messages)")
    try place.expectBundlesWhole()
  }

  static let crashes = [
    Fault(kind: .crash, call: "write", number: 1, place: "identifiers and tokens are in memory"),
    Fault(kind: .crash, call: "link", number: 1, place: "the bundle is sealed"),
  ]

  @Test("shows nothing of its memory when it crashes: no backtrace, no core file, no identifier", arguments: crashes)
  func crashed(_ fault: Fault) throws {
    let place = try HubPlace()
    let outcome = try fault.run("besa-hub", place.runArguments)
    #expect(outcome.status == fault.status, "\(outcome.messages)")
    #expect(outcome.output.isEmpty && outcome.messages.isEmpty, "\(outcome.messages.count) bytes were said")
    #expect(try place.names().allSatisfy { !$0.hasPrefix("core") })
    let again = try place.run()
    #expect(again.status == 0)
    try place.expectNothingLeaked(again)
  }
}
