import Exchange
import Foundation
import Programme
import Sodium
import Testing

@testable import besa_hub

@Suite("Delivered bundles that a later one replaced")
struct SupersededBundleTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  @Test("go after the programme file's days, never the newest one, and the chain of numbers and digests goes on")
  func removed() throws {
    let place = try HubPlace()
    for _ in 1...4 { #expect(try place.run().status == 0) }
    let home = try HubHome(place.home.path(percentEncoded: false))
    let days = try #require(home.programme.purpose.accountability?.retention.bundles)
    let outbox = try Outbox(folder: home.paths.outbox)
    let digests = try (1...4).map { try outbox.digest(of: ParcelName(hub: "flexy", sequence: $0)) }
    // The fourth has no receipt; the first one's came late.
    let delivered = [1: try day("2026-05-01"), 2: try day("2026-02-01"), 3: try day("2026-04-01")]
    let superseded = SupersededBundles(home: home, delivered: delivered)
    let last = try #require(try day("2026-02-01").adding(days: days))
    #expect(try superseded.remove(on: last).isEmpty)
    #expect(try superseded.remove(on: #require(last.adding(days: 1))).map(\.sequence) == [1])
    #expect(try superseded.remove(on: #require(last.adding(days: 1_000))).map(\.sequence) == [2])
    #expect(try outbox.bundles(of: "flexy").map(\.sequence) == [3, 4])
    let sendings = try Sendings(reading: home.paths.sendings)
    #expect(sendings[1]?.digest == digests[0] && sendings[2]?.digest == digests[1] && sendings[3]?.removed == nil)

    for sequence in 3...4 { try outbox.remove(ParcelName(hub: "flexy", sequence: sequence)) }
    let outcome = try place.run()
    #expect(outcome.status == 0 && outcome.output.contains("bundle 5"), "\(outcome.messages)")
    let manifest = try place.opened(place.outbox.appending(path: "flexy-5.besa")).appending(path: "manifest.json")
    #expect(try String(contentsOf: manifest, encoding: .utf8).contains(digests[3].hex))
  }

  @Test("stay for ever where the programme file names no time")
  func noTime() throws {
    let place = try HubPlace()
    for _ in 1...2 { #expect(try place.run().status == 0) }
    try place.replace("    retention:  {bundles: 180, drafts: 365, quarantine: 90}\n", with: "", in: "programme.yaml")
    let text = try String(contentsOf: place.home.appending(path: "programme.yaml"), encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeAll { line in
      ["  accountability:", "    controller:", "    basis:", "    condition:"].contains { line.hasPrefix($0) }
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: place.home.appending(path: "programme.yaml"))
    let home = try HubHome(place.home.path(percentEncoded: false))
    #expect(home.programme.purpose.accountability == nil)
    let superseded = SupersededBundles(home: home, delivered: [1: try day("2026-01-01"), 2: try day("2026-01-02")])
    #expect(try superseded.remove(on: day("2036-01-01")).isEmpty)
  }
}
