import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("Copies of bundles, carried into a folder")
struct SendingsTests {
  private let shop: Workshop
  private let outbox: Outbox
  private let name = ParcelName(hub: "elbasan", sequence: 1)
  private let now = Moment(seconds: 1_800_000_000)

  init() throws {
    shop = try Workshop()
    outbox = try Outbox(folder: shop.path("hub/outbox"))
    let parties = try SampleParties()
    _ = try BundleContents(
      manifest: parties.manifest(sequence: 1, previous: nil), tables: SampleProgramme.tables(people: 2),
      programme: SampleProgramme.file
    ).seal(to: outbox.bundlePath(name), signedBy: parties.hub)
  }

  private func stick(_ mode: Int = 0o700) throws -> FolderCarrier {
    try FileManager.default.createDirectory(
      atPath: shop.path("stick"), withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    return FolderCarrier(folder: shop.path("stick"))
  }

  @Test("a copy is the bundle, byte for byte; a second carrying leaves it as it is")
  func carry() throws {
    let carrier = try stick()
    try carrier.carry(name, from: outbox)
    try carrier.carry(name, from: outbox)
    #expect(
      try WholeFile.read(shop.path("stick/elbasan-1.besa"), limit: 1 << 20)
        == WholeFile.read(outbox.bundlePath(name), limit: 1 << 20))
    #expect(try FileManager.default.contentsOfDirectory(atPath: shop.path("stick")) == ["elbasan-1.besa"])
  }

  @Test("a folder that is not there is not made: the same can succeed later")
  func missing() throws {
    let error = #expect(throws: ExchangeError.self) {
      try FolderCarrier(folder: shop.path("stick")).carry(name, from: outbox)
    }
    #expect(error?.isPassing == true)
    #expect(!FileManager.default.fileExists(atPath: shop.path("stick")))
  }

  @Test("the empty place for a stick is no stick: nothing is copied onto the computer's own disk")
  func notPluggedIn() throws {
    let place = shop.path("media/stick")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let error = #expect(throws: ExchangeError.self) {
      try FolderCarrier(folder: place, mounts: [shop.path("media")]).carry(name, from: outbox)
    }
    #expect(error?.description.contains("no disk is plugged in there") == true && error?.isPassing == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    try FolderCarrier(folder: place, mounts: [shop.path("run")]).carry(name, from: outbox)
  }

  @Test("other bytes under the name are left alone, and waiting does not help")
  func other() throws {
    let carrier = try stick()
    try WholeFile.write([1, 2, 3, 10, 10, 10, 10], to: shop.path("stick/elbasan-1.besa"), access: .everyone)
    let error = #expect(throws: ExchangeError.self) { try carrier.carry(name, from: outbox) }
    #expect(error?.isPassing == false)
    #expect(try carrier.takeBack(name, digest: outbox.digest(of: name)) == false)
    #expect(try WholeFile.read(shop.path("stick/elbasan-1.besa"), limit: 64).count == 7)
  }

  @Test("a copy that nobody fetched can be taken back, once")
  func takeBack() throws {
    let carrier = try stick()
    try carrier.carry(name, from: outbox)
    let digest = try outbox.digest(of: name)
    #expect(try carrier.takeBack(name, digest: digest))
    #expect(try carrier.takeBack(name, digest: digest) == false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shop.path("stick")).isEmpty)
  }

  @Test("what is known of copies is read back as it was written; a changed file is refused")
  func file() throws {
    let path = shop.path("sendings.json")
    #expect(try Sendings(reading: path).bundles.isEmpty)
    var sendings = Sendings()
    let digest = Digest(of: [1])
    sendings.begin(2, digest: digest, to: "/media/stick", at: now)
    sendings.begin(1, digest: digest, to: "/media/stick", at: now)
    #expect(sendings[1]?.standing == nil && sendings[1]?.copies.count == 1)
    sendings.finish(1, to: "/media/stick", at: now)
    #expect(sendings[1]?.isCopied(to: "/media/stick") == true && sendings[1]?.isCopied(to: "/media/b") == false)
    sendings.takeBack(1, from: "/media/stick", at: now)
    #expect(sendings[1]?.standing == nil)
    #expect(sendings.bundles.map(\.sequence) == [1, 2])
    try sendings.write(to: path)
    #expect(try Sendings(reading: path) == sendings)
    let bytes = try WholeFile.read(path, limit: 1 << 16)
    try WholeFile.write(Array("{ ".utf8) + bytes.dropFirst(), to: path, access: .ownerOnly)
    #expect(throws: ExchangeError.self) { try Sendings(reading: path) }
  }
}
