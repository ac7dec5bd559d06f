import Foundation
import Programme
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("What a hub says about a draft") final class HubSayTests {
  let workshop: Workshop
  let hub = SigningKey()
  let day: CalendarDate

  init() throws {
    workshop = try Workshop()
    day = try #require(CalendarDate(year: 2026, month: 4, day: 2))
  }

  private var path: String { workshop.url.path(percentEncoded: false) + "/diber.say" }

  private func objection(
    _ reason: String = "two people moved\nin March", figures: [String] = ["hub=diber|sex=f"]
  ) throws -> HubSay {
    try HubSay(
      objectionBy: "diber", programme: "sample", draft: 3, files: Digest(of: [1]), figures: figures, reason: reason,
      date: day)
  }

  private func read(_ bytes: [UInt8], key: VerifyingKey) throws -> SignedHubSay {
    try WholeFile.write(bytes, to: path, access: .ownerOnly)
    return try SignedHubSay.read(path) { (id) throws(ExchangeError) in
      guard id == "diber" else { throw .notInRoster(role: "hub", id: id) }
      return Roster.Member(id: id, signing: key, recipient: nil, from: day, until: day)
    }
  }

  @Test("an objection and its withdrawal are read back as they were said, and name each other by digest")
  func roundTrip() throws {
    let said = try objection()
    let back = try read(said.signed(by: hub), key: hub.verifying)
    #expect(back.say == said && Digest(of: Array(back.text.utf8)) == said.digest)
    let withdrawal = try HubSay(withdrawing: said, reason: "settled", date: day)
    let again = try read(withdrawal.signed(by: hub), key: hub.verifying)
    #expect(again.say.kind == .withdrawal && again.say.withdraws == said.digest)
    #expect(throws: ExchangeError.self) { try HubSay(withdrawing: withdrawal, reason: "no", date: day) }
  }

  @Test("every changed byte that is signed is refused, and so is another key")
  func flipped() throws {
    let bytes = try objection().signed(by: hub)
    // The first line is minisign's untrusted comment; the key that it names is compared nowhere.
    let start = try #require(bytes.firstIndex(of: 10)) + 1
    for position in stride(from: start, to: bytes.count, by: 3) {
      var changed = bytes
      changed[position] ^= 1
      #expect(throws: ExchangeError.self, "\(position)") { try read(changed, key: hub.verifying) }
    }
    #expect(throws: ExchangeError.self) { try read(bytes, key: SigningKey().verifying) }
    #expect(throws: ExchangeError.self) { try read(bytes + [10], key: hub.verifying) }
  }

  @Test(
    "a reason is needed, in a page of plain text",
    arguments: ["", " \n\t", "a\u{1b}[2J", String(repeating: "ë", count: 1_001)])
  func reasons(_ reason: String) {
    #expect(throws: ExchangeError.self) { try objection(reason) }
  }

  @Test("stock minisign accepts the body by the lines before it", .enabled(if: Workshop.hasMinisign, "no minisign"))
  func stock() throws {
    try workshop.write(objection().signed(by: hub), to: "f")
    try workshop.write(hub.verifying.fileText, to: "key.pub")
    #expect(try workshop.run("head -n 4 f > s; tail -n +5 f > b; minisign -Vm b -x s -p key.pub") == 0)
  }
}

extension Workshop {
  fileprivate static let hasMinisign = FileManager.default.isExecutableFile(atPath: "/usr/bin/minisign")
}
