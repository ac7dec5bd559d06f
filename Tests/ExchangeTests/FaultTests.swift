import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("Damaged bundles")
struct FaultTests {
  private let shop: Workshop
  private let parties: SampleParties
  private let bytes: [UInt8]
  private let bodyStart: Int

  init() throws {
    shop = try Workshop()
    parties = try SampleParties()
    let sealed = try parties.seal(people: 1, in: shop)
    bytes = Array(try Data(contentsOf: URL(filePath: sealed.path)))
    bodyStart = try SignedFile(ArrayInput(bytes, path: "bundle")).bodyStart
  }

  private func refusal(of changed: [UInt8], after accepted: [AcceptedBundle] = []) throws -> ExchangeError? {
    try shop.write(changed, to: "changed.besa")
    do {
      _ = try parties.open(shop.path("changed.besa"), after: accepted)
      return nil
    } catch let error as ExchangeError {
      return error
    }
  }

  @Test("a flipped bit is refused wherever it is, in the signature's lines or after them")
  func flips() throws {
    let firstLine = try #require(bytes.firstIndex(of: 10))
    var tried = 0
    // Every byte of the lines and the age header, then every seventh of the sealed content.
    let positions =
      Array(firstLine + 1..<bodyStart + 600) + Array(stride(from: bodyStart + 600, to: bytes.count, by: 7))
    for position in positions {
      var changed = bytes
      changed[position] ^= 1 << UInt8(position % 8)
      #expect(try refusal(of: changed) != nil, "byte \(position)")
      tried += 1
    }
    #expect(tried > 2_500)
  }

  @Test("after the signature, a flipped byte is a bad signature and nothing is decrypted")
  func badSignature() throws {
    var changed = bytes
    changed[bodyStart + 2_000] ^= 1
    guard case .badSignature(_, "hub elbasan", .badSignature) = try refusal(of: changed) else {
      Issue.record("another refusal")
      return
    }
  }

  @Test("only the first line, which nothing protects, may differ")
  func untrustedComment() throws {
    let rest = bytes[(try #require(bytes.firstIndex(of: 10)))...]
    #expect(try refusal(of: Array("untrusted comment: anything".utf8) + rest) == nil)
    #expect(try refusal(of: Array("comment".utf8) + rest) != nil)
  }

  @Test("a bundle cut short is refused at every length")
  func cuts() throws {
    for length in Array(0..<bodyStart + 400) + Array(stride(from: bodyStart + 400, to: bytes.count, by: 97)) {
      #expect(try refusal(of: Array(bytes[..<length])) != nil, "length \(length)")
    }
    #expect(try refusal(of: bytes.dropLast()) != nil)
  }

  @Test(
    "a bundle with bytes after its end is refused",
    arguments: [[0], [10], [0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]] as [[UInt8]])
  func trailing(extra: [UInt8]) throws {
    #expect(try refusal(of: bytes + extra) != nil)
  }

  @Test("parts of two bundles of one hub do not make a third")
  func swaps() throws {
    let other = try parties.seal(
      parties.manifest(sequence: 2, previous: Digest(of: bytes)), people: 1, in: shop, as: "elbasan-2.besa")
    let second = Array(try Data(contentsOf: URL(filePath: other.path)))
    let secondStart = try SignedFile(ArrayInput(second, path: "second")).bodyStart
    #expect(try refusal(of: Array(bytes[..<bodyStart]) + second[secondStart...]) != nil)
    #expect(try refusal(of: Array(second[..<secondStart]) + bytes[bodyStart...]) != nil)
    // One line of the other's signature in place of each of ours.
    let (ours, theirs) = (lines(bytes, bodyStart), lines(second, secondStart))
    for line in 1..<4 {
      var mixed = ours
      mixed[line] = theirs[line]
      #expect(try refusal(of: Array(mixed.joined().utf8) + bytes[bodyStart...]) != nil, "line \(line + 1)")
    }
  }

  @Test("another hub's signature over a hub's bundle is refused")
  func otherSigner() throws {
    let body = Array(bytes[bodyStart...])
    let label = BundleLabel(try parties.open(shop.path("elbasan-1.besa")).manifest).text
    let forged = SignedFile.bytes(body, trustedComment: label, signedBy: parties.otherHub)
    guard case .badSignature(_, "hub elbasan", .otherKey) = try refusal(of: forged) else {
      Issue.record("another refusal")
      return
    }
  }

  @Test("a hub that signs a label its manifest does not repeat is refused")
  func relabelled() throws {
    let body = Array(bytes[bodyStart...])
    let label = BundleLabel(parties.manifest(sequence: 7)).text
    let relabelled = SignedFile.bytes(body, trustedComment: label, signedBy: parties.hub)
    guard case .manifestMismatch(_, "elbasan", _) = try refusal(of: relabelled) else {
      Issue.record("another refusal")
      return
    }
  }

  private func lines(_ bytes: [UInt8], _ end: Int) -> [String] {
    String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n").map { $0 + "\n" }
  }
}
