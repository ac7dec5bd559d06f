import Foundation
import TestWorkshop
import Testing

@testable import Exchange

/// One file of the age test suite: its header of expectations, and the age file.
struct AgeVector: CustomTestStringConvertible {
  enum Expectation: String {
    case success
    case noMatch = "no match"
    case codeFailure = "HMAC failure"
    case headerFailure = "header failure"
    case payloadFailure = "payload failure"
    case armorFailure = "armor failure"
  }

  let name: String
  let expectation: Expectation
  let payloadDigest: String?
  let identities: [String]
  let passphrases: [String]
  let isArmored: Bool
  let file: [UInt8]

  var testDescription: String { name }

  init(name: String, bytes: [UInt8]) throws {
    self.name = name
    var rest = bytes[...]
    var pairs: [(key: String, value: String)] = []
    while let end = rest.firstIndex(of: 10) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : ""))
    }
    func values(_ key: String) -> [String] { pairs.filter { $0.key == key }.map(\.value) }
    struct Unknown: Error { let name: String }
    guard let word = values("expect").first, let expectation = Expectation(rawValue: word) else {
      throw Unknown(name: name)
    }
    self.expectation = expectation
    payloadDigest = values("payload").first
    identities = values("identity")
    passphrases = values("passphrase")
    isArmored = values("armored") == ["yes"]
    file = values("compressed") == ["zlib"] ? try Self.inflate(Array(rest)) : Array(rest)
  }

  /// Whether the file is of the binary X25519 group, or of the scrypt group.
  var isX25519: Bool {
    !isArmored && passphrases.isEmpty && !name.hasPrefix("hybrid")
      && identities.allSatisfy { $0.hasPrefix("AGE-SECRET-KEY-1") }
  }
  var isScrypt: Bool { !isArmored && !passphrases.isEmpty }

  static let all: [AgeVector] = {
    guard Conformance.isThere else { return [] }
    let folder = Conformance.folder.appending(path: "vectors/cctv-age/testdata")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return names.sorted().map { name in
      do {
        return try AgeVector(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
      } catch {
        fatalError("age vector \(name) cannot be read: \(error)")
      }
    }
  }()

  /// zlib to raw bytes by way of gzip: the same deflate stream in another envelope. gzip misses its own check sum at
  /// the end, so zlib's Adler-32 is checked here.
  private static func inflate(_ zlib: [UInt8]) throws -> [UInt8] {
    let shop = try Workshop()
    try shop.write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0] + zlib.dropFirst(2).dropLast(4), to: "v.gz")
    _ = try shop.run("gzip -dc < v.gz > v")
    let bytes = Array(try Data(contentsOf: shop.url.appending(path: "v")))
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    struct Broken: Error {}
    guard zlib.suffix(4).reduce(UInt32(0), { $0 << 8 | UInt32($1) }) == high << 16 | low else { throw Broken() }
    return bytes
  }
}
