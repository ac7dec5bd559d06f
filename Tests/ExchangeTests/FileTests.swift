import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("Whole files, whole folders, secrets")
struct FileTests {
  private let shop: Workshop

  init() throws { shop = try Workshop() }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: shop.path(name))[.posixPermissions] as? Int
  }

  private func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: shop.path(folder)).sorted()
  }

  @Test("a whole file has its permissions, gives way to the next, and leaves nothing beside it")
  func wholeFile() throws {
    try WholeFile.write([1], to: shop.path("a"), access: .ownerOnly)
    try WholeFile.write([2], to: shop.path("b"), access: .everyone)
    try WholeFile.write([3], to: shop.path("a"), access: .ownerOnly)
    #expect(try WholeFile.read(shop.path("a"), limit: 1) == [3])
    #expect(try mode("a") == 0o600)
    #expect(try mode("b") == 0o644)
    #expect(try names() == ["a", "b"])
  }

  @Test("a file that is dropped half-written leaves nothing")
  func unfinished() throws {
    do {
      let file = try UnfinishedFile(for: shop.path("a"), access: .ownerOnly)
      try file.write([1, 2])
      #expect(try names().count == 1)
      #expect(try names() != ["a"])
    }
    #expect(try names().isEmpty)
    #expect(throws: ExchangeError.self) { try WholeFile.write([1], to: shop.path("no/a"), access: .ownerOnly) }
  }

  @Test("a file longer than its limit, a folder or nothing at all is not read")
  func limits() throws {
    try shop.write([1, 2, 3], to: "a")
    #expect(throws: ExchangeError.tooLarge(file: shop.path("a"), limit: 2)) {
      try WholeFile.read(shop.path("a"), limit: 2)
    }
    #expect(throws: ExchangeError.self) { try WholeFile.read(shop.path(""), limit: 10) }
    #expect(throws: ExchangeError.cannotRead(file: shop.path("b"), reason: "No such file or directory")) {
      try WholeFile.read(shop.path("b"), limit: 10)
    }
  }

  @Test("a whole folder has all its files, is never replaced, and is absent when one cannot be written")
  func wholeFolder() throws {
    let files: [(path: String, bytes: [UInt8])] = [("a", [1]), ("tables/deep/b", [2]), ("tables/c", [])]
    try WholeFolder.write(files: files, to: shop.path("f"), access: .everyone)
    #expect(try names("f") == ["a", "tables"])
    #expect(try WholeFile.read(shop.path("f/tables/deep/b"), limit: 1) == [2])
    #expect(try mode("f") == 0o755)
    #expect(try mode("f/tables/c") == 0o644)
    #expect(throws: ExchangeError.alreadyThere(path: shop.path("f"))) {
      try WholeFolder.write(files: files, to: shop.path("f"), access: .everyone)
    }
    for bad in ["../x", "/x", "a//b", "", "a/./b", "a"] {
      #expect(throws: ExchangeError.self) {
        try WholeFolder.write(files: [("a", [1]), (bad, [2])], to: shop.path("g"), access: .ownerOnly)
      }
    }
    try WholeFolder.write(files: files, to: shop.path("h"), access: .ownerOnly)
    #expect(try mode("h") == 0o700)
    #expect(try mode("h/tables/deep") == 0o700)
    #expect(try mode("h/a") == 0o600)
    #expect(try names() == ["f", "h"])
  }

  @Test("a secret is 0600 in 0700, comes back, and is never replaced")
  func secret() throws {
    let path = shop.path("keys/secret")
    try SecretFile.write(SecretBytes(copying: [1, 2, 3]), to: path)
    #expect(try SecretFile.read(path).exposed() == [1, 2, 3])
    #expect(try mode("keys") == 0o700)
    #expect(try mode("keys/secret") == 0o600)
    #expect(throws: ExchangeError.alreadyThere(path: path)) {
      try SecretFile.write(SecretBytes(copying: [4]), to: path)
    }
    #expect(try SecretFile.read(path).exposed() == [1, 2, 3])
    #expect(try names("keys") == ["secret"])
  }

  @Test("a secret that others can read or replace is refused", arguments: [0o640, 0o604, 0o660, 0o644])
  func openSecret(permissions: Int) throws {
    let path = shop.path("keys/secret")
    try SecretFile.write(SecretBytes(copying: [1]), to: path)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    #expect(throws: ExchangeError.notPrivate(file: path)) { try SecretFile.read(path).count }
  }

  @Test("a secret behind a link, or in a folder that others can change, is refused")
  func openFolder() throws {
    let path = shop.path("keys/secret")
    try SecretFile.write(SecretBytes(copying: [1]), to: path)
    try FileManager.default.createSymbolicLink(atPath: shop.path("keys/link"), withDestinationPath: path)
    #expect(throws: ExchangeError.self) { try SecretFile.read(shop.path("keys/link")).count }
    try FileManager.default.setAttributes([.posixPermissions: 0o770], ofItemAtPath: shop.path("keys"))
    #expect(throws: ExchangeError.notPrivate(file: shop.path("keys"))) { try SecretFile.read(path).count }
    #expect(throws: ExchangeError.notPrivate(file: shop.path("keys"))) {
      try SecretFile.write(SecretBytes(copying: [1]), to: shop.path("keys/other"))
    }
  }
}
