import Foundation
import Programme
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("Bundles")
struct BundleTests {
  @Test("what a hub seals, the centre opens: the same tables and counts", arguments: [0, 1, 10, 5_000])
  func roundTrip(people: Int) throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let sealed = try parties.seal(people: people, in: shop)
    let opened = try parties.open(sealed.path)
    let tables = Dictionary(uniqueKeysWithValues: SampleProgramme.tables(people: people).map { ($0.source, $0) })
    #expect(opened.tables == tables)
    #expect(opened.hub == "elbasan")
    #expect(opened.sequence == 1)
    #expect(opened.digest == sealed.digest)
    #expect(opened.standing == .new)
    #expect(opened.manifest.withoutConsent == 3)
    #expect(opened.manifest.dataQuality == ["rows_dropped": 2])
    #expect(opened.manifest.files.map(\.rows) == [people, 3 * people, people, 2])
    #expect(Digest(of: Array(try Data(contentsOf: URL(filePath: sealed.path)))) == sealed.digest)
  }

  @Test("the recovery key opens a bundle too, and no other key does")
  func recipients() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let sealed = try parties.seal(in: shop)
    let door = try parties.door()
    #expect(try door.open(sealed.path, with: parties.recovery, after: [:]).hub == "elbasan")
    #expect(throws: ExchangeError.ageNoMatch(file: sealed.path)) {
      try door.open(sealed.path, with: parties.hubOpening, after: [:])
    }
  }

  @Test("a bundle is 0600 and nothing unfinished stays beside it")
  func leavesNothing() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let sealed = try parties.seal(in: shop)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shop.url.path) == ["elbasan-1.besa"])
    let mode = try FileManager.default.attributesOfItem(atPath: sealed.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: ExchangeError.alreadyThere(path: sealed.path)) { try parties.seal(in: shop) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: shop.url.path) == ["elbasan-1.besa"])
  }

  @Test("small hubs' bundles are all of one length")
  func lengths() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let lengths = try [1, 3, 20, 60].map { try parties.seal(people: $0, in: shop, as: "p\($0).besa").bytes }
    #expect(Set(lengths).count == 1)
    #expect(try #require(lengths.first) > Padme.floor)
  }

  @Test("the payload that the gate reads is what is sealed")
  func payload() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let contents = try BundleContents(
      manifest: parties.manifest(), tables: SampleProgramme.tables(people: 20), programme: SampleProgramme.file)
    var files: [String: [UInt8]] = [:]
    var order: [String] = []
    try contents.readPayload { (file, piece) throws(ExchangeError) in
      if files[file] == nil { order.append(file) }
      files[file, default: []] += piece
    }
    #expect(order == ["manifest.json", "people.csv", "log.csv", "followup.csv", "events.csv"])
    for file in contents.manifest.files {
      #expect(files[file.name].map { Prehash(of: $0) } == file.digest)
      #expect(files[file.name]?.count == file.bytes)
    }
    _ = try contents.seal(to: shop.path("b"), signedBy: parties.hub)
    let opened = try parties.open(shop.path("b"))
    #expect(CanonicalJSON.encode(opened.manifest) == files["manifest.json"])
  }
}

@Suite(
  "The line that opens a bundle in an emergency",
  .enabled(if: isInstalled("age") && isInstalled("minisign"), "tools are missing"))
struct EmergencyTests {
  @Test("stock minisign, age, zstd and tar open a bundle")
  func stockTools() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let sealed = try parties.seal(people: 40, in: shop, as: "f")
    try shop.write(parties.opening.fileForm().exposed(), to: "key")
    let line = """
      head -n 4 f > s && tail -n +5 f > b && minisign -Vm b -x s -P \(parties.hub.verifying.text) > said \
      && age -d -i key b > z && zstd -d < z | tar x
      """
    #expect(try shop.run(line) == 0)
    let label = BundleLabel(try parties.open(sealed.path).manifest).text
    #expect(try shop.read("said").contains("Trusted comment: \(label)\n"))
    #expect(label.hasPrefix("besa/1 programme=sample hub=elbasan seq=1 epoch=2026 pipeline="))
    let manifest = try CanonicalJSON.decode(
      BundleManifest.self, from: Array(shop.read("manifest.json").utf8), file: "manifest.json")
    for file in manifest.files {
      #expect(try shop.run("b2sum < \(file.name) > sum") == 0)
      #expect(try shop.read("sum") == file.digest.hex + "  -\n")
    }
    #expect(try shop.read("followup.csv").hasPrefix("case,works\n39,-3\n38,-2\n"))
    #expect(
      try shop.read("people.csv").hasPrefix(
        "case,key:strong,key:phone,trade,skills,wellbeing,enrolled\n39,0000000000000000ffffffffffffffff,"))
  }

  @Test(
    "Debian's age opens what we seal, by key and by passphrase, and we open what it seals",
    arguments: [0, 1, 65_536, 200_000])
  func ageBothWays(length: Int) throws {
    let shop = try Workshop()
    let identity = AgeIdentity()
    let message = randomBytes(length)
    try shop.write(identity.fileForm().exposed(), to: "key")
    try shop.write(message, to: "m")

    let output = ArrayOutput(path: "ours")
    let writer = try AgeWriter(to: output, recipients: [AgeIdentity().recipient, identity.recipient])
    for start in stride(from: 0, to: length, by: 7_001) {
      try writer.write(Array(message[start..<min(length, start + 7_001)]))
    }
    try writer.finish()
    try shop.write(output.bytes, to: "ours.age")
    #expect(try shop.run("age -d -i key ours.age | cmp - m") == 0)

    #expect(try shop.run("age -r \(identity.recipient.text) -o theirs.age m") == 0)
    let file = try PosixFile(reading: shop.path("theirs.age"))
    let reader = try AgeReader(BufferedInput(file), identity: identity)
    var opened: [UInt8] = []
    while case let piece = try reader.read(atMost: 5_000), !piece.isEmpty { opened += piece }
    #expect(opened == message)
  }

  @Test("a passphrase opens what it sealed, and no other does")
  func passphrase() throws {
    let output = ArrayOutput(path: "ours")
    let writer = try AgeWriter(to: output, passphrase: SecretBytes(copying: Array("besa".utf8)), logN: 10)
    try writer.write([1, 2, 3])
    try writer.finish()
    let input = { BufferedInput(ArrayInput(output.bytes, path: "ours")) }
    #expect(try AgeReader(input(), passphrase: SecretBytes(copying: Array("besa".utf8))).read(atMost: 9) == [1, 2, 3])
    #expect(throws: ExchangeError.ageNoMatch(file: "ours")) {
      try AgeReader(input(), passphrase: SecretBytes(copying: Array("besë".utf8)))
    }
  }
}
