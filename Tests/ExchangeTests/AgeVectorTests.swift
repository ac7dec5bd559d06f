import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("age's own vectors", .enabled(if: Conformance.isThere, "shared vectors are not there"))
struct AgeVectorTests {
  /// What came of opening a file, in the suite's words, and what was handed out on the way.
  private struct Outcome: Equatable {
    let result: String
    let payload: Digest
  }

  private func open(_ vector: AgeVector) -> Outcome {
    var outcome = Outcome(result: "no key", payload: Digest(of: []))
    if vector.identities.isEmpty && vector.passphrases.isEmpty {
      return read(vector) { (input) throws(ExchangeError) in try AgeReader(input, identity: AgeIdentity()) }
    }
    for identity in vector.identities {
      guard let key = AgeIdentity(text: identity) else { continue }
      outcome = read(vector) { (input) throws(ExchangeError) in try AgeReader(input, identity: key) }
      if outcome.result != "no match" { break }
    }
    for passphrase in vector.passphrases {
      let secret = SecretBytes(copying: Array(passphrase.utf8))
      outcome = read(vector) { (input) throws(ExchangeError) in try AgeReader(input, passphrase: secret) }
      if outcome.result != "no match" { break }
    }
    return outcome
  }

  private func read(
    _ vector: AgeVector, open: (BufferedInput) throws(ExchangeError) -> AgeReader
  ) -> Outcome {
    var payload = DigestStream()
    do throws(ExchangeError) {
      let reader = try open(BufferedInput(ArrayInput(vector.file, path: vector.name)))
      while true {
        let piece = try reader.read(atMost: 10_000)
        if piece.isEmpty { return Outcome(result: "success", payload: payload.finish()) }
        payload.update(piece)
      }
    } catch {
      return Outcome(result: word(for: error), payload: payload.finish())
    }
  }

  private func word(for error: ExchangeError) -> String {
    switch error {
    case .ageNoMatch: "no match"
    case .ageHeaderCode: "HMAC failure"
    case .ageHeader: "header failure"
    case .agePayload: "payload failure"
    default: "\(error)"
    }
  }

  private func check(_ vector: AgeVector) {
    let outcome = open(vector)
    #expect(outcome.result == vector.expectation.rawValue, "\(vector.name)")
    if let digest = vector.payloadDigest { #expect(outcome.payload.hex == digest, "\(vector.name): payload") }
  }

  @Test("all 67 binary X25519 vectors end as the suite says")
  func x25519() {
    let vectors = AgeVector.all.filter(\.isX25519)
    for vector in vectors { check(vector) }
    print("age vectors run: \(vectors.count) X25519")
    #expect(vectors.count == 67)
  }

  @Test("all 25 scrypt vectors end as the suite says")
  func scrypt() {
    let vectors = AgeVector.all.filter(\.isScrypt)
    for vector in vectors { check(vector) }
    print("age vectors run: \(vectors.count) scrypt")
    #expect(vectors.count == 25)
  }

  @Test("a header that is read is written back byte for byte")
  func headers() throws {
    var count = 0
    for vector in AgeVector.all where vector.isX25519 || vector.isScrypt {
      guard vector.expectation != .headerFailure else { continue }
      let header = try AgeHeader(from: BufferedInput(ArrayInput(vector.file, path: vector.name)))
      #expect(vector.file.starts(with: header.bytes), "\(vector.name)")
      count += 1
    }
    #expect(count > 30)
  }
}
