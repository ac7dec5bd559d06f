import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("The log of runs at a hub")
struct RunLogTests {
  private let shop: Workshop
  private let log: RunLog

  init() throws {
    shop = try Workshop()
    log = RunLog(at: shop.path("runs.log"))
  }

  private func fill(_ count: Int) throws {
    for number in 1...count {
      var run = LoggedRun("run", at: Moment(seconds: 1_800_000_000 + number))
      run.counts = ["participants": number]
      try log.append(run)
    }
  }

  private func bytes() throws -> [UInt8] { try WholeFile.read(shop.path("runs.log"), limit: 1 << 20) }

  private func put(_ bytes: some Collection<UInt8>) throws {
    try Data(bytes).write(to: URL(filePath: shop.path("runs.log")))
  }

  @Test("has a line for every run, each with the digest of the line before, as sha256sum prints it")
  func chain() throws {
    #expect(try log.runs().isEmpty)
    try fill(3)
    #expect(try log.runs().map { $0.counts["participants"] } == [1, 2, 3])
    let lines = String(decoding: try bytes(), as: UTF8.self).split(separator: "\n").map(String.init)
    let second = Digest(of: Array((lines[1] + "\n").utf8)).hex
    #expect(lines[2].contains("\"previous\":\"\(second)\""))
    let mode = try FileManager.default.attributesOfItem(atPath: shop.path("runs.log"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("shows every byte that is changed, and every line that is taken out, at its place")
  func changed() throws {
    try fill(3)
    let whole = try bytes()
    let ends = whole.indices.filter { whole[$0] == 10 }
    for place in stride(from: 0, to: whole.count, by: 3) {
      var other = whole
      other[place] ^= 1
      try put(other)
      #expect(throws: ExchangeError.self, "byte \(place)") { try log.runs() }
    }
    for cut in [0, ends[0] + 1, ends[1] + 1] {
      try put(whole[..<cut])
      let line = whole[..<cut].count { $0 == 10 } + 1
      #expect(throws: ExchangeError.runLogBroken(file: shop.path("runs.log"), line: line)) { try log.runs() }
    }
    try put(whole[..<(ends[0] + 1)] + whole[(ends[1] + 1)...])
    #expect(throws: ExchangeError.runLogBroken(file: shop.path("runs.log"), line: 2)) { try log.runs() }
    try FileManager.default.removeItem(atPath: shop.path("runs.log"))
    #expect(throws: ExchangeError.self) { try log.runs() }
  }

  @Test("goes on after a power cut within a line: the torn line is cut off, wherever it was torn")
  func torn() throws {
    try fill(2)
    let whole = try bytes()
    let head = try WholeFile.read(shop.path("runs.log.head"), limit: 1 << 12)
    try fill(1)
    let next = Array(try bytes().dropFirst(whole.count))
    for length in stride(from: 1, to: next.count, by: 17) {
      try put(whole + next[..<length])
      try WholeFile.write(head, to: shop.path("runs.log.head"), access: .ownerOnly)
      try fill(1)
      #expect(try log.runs().count == 3, "torn at \(length)")
    }
  }

  @Test("killed before its head is written it is whole: the head may be one line behind")
  func headBehind() throws {
    try fill(2)
    let head = try WholeFile.read(shop.path("runs.log.head"), limit: 1 << 12)
    try fill(1)
    try WholeFile.write(head, to: shop.path("runs.log.head"), access: .ownerOnly)
    #expect(try log.runs().count == 3)
  }
}
