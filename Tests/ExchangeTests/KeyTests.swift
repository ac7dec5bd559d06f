import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

@Suite("Keys and requests")
struct KeyTests {
  @Test("the linkage key is sealed to hubs, and the aggregator is not among the recipients")
  func linkageKey() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let key = try LinkageKey(programme: "sample", epoch: "2026")
    let request = try EnrolmentRequest(
      role: .hub, id: "elbasan", signing: parties.hub.verifying, recipient: parties.hubOpening.recipient)
    try shop.write(key.sealed(to: request, signedBy: parties.root), to: "elbasan.linkage")
    let path = shop.path("elbasan.linkage")
    let roots = parties.roster.roots.keys
    let opened = try LinkageKey.open(path, with: parties.hubOpening, programme: "sample", roots: roots)
    let areEqual = opened.secret == key.secret
    #expect(areEqual)
    #expect(opened.epoch == "2026")

    // One recipient and one only; with the aggregator's and the recovery key the file does not open.
    let bytes = try WholeFile.read(path, limit: 1 << 16)
    let body = Array(bytes[try SignedFile(ArrayInput(bytes, path: path)).bodyStart...])
    #expect(try AgeHeader(from: BufferedInput(ArrayInput(body, path: path))).stanzas.map(\.type) == ["X25519"])
    #expect(throws: ExchangeError.ageNoMatch(file: path)) {
      try AgeReader(BufferedInput(ArrayInput(body, path: path)), identity: parties.opening)
    }
    #expect(throws: ExchangeError.ageNoMatch(file: path)) {
      try AgeReader(BufferedInput(ArrayInput(body, path: path)), identity: parties.recovery)
    }
    #expect(throws: ExchangeError.self) {
      _ = try LinkageKey.open(path, with: parties.opening, programme: "sample", roots: roots)
    }
    let aggregator = try EnrolmentRequest(
      role: .aggregator, id: "centre", signing: parties.aggregator.verifying, recipient: parties.opening.recipient)
    #expect(throws: ExchangeError.notInRoster(role: "hub", id: "centre")) {
      try key.sealed(to: aggregator, signedBy: parties.root)
    }
  }

  @Test("a linkage key that the custodian did not sign, or of another programme, is refused")
  func forgedLinkageKey() throws {
    let (shop, parties) = (try Workshop(), try SampleParties())
    let key = try LinkageKey(programme: "sample", epoch: "2026")
    let request = try EnrolmentRequest(
      role: .hub, id: "elbasan", signing: parties.hub.verifying, recipient: parties.hubOpening.recipient)
    try shop.write(key.sealed(to: request, signedBy: parties.aggregator), to: "forged")
    #expect(throws: ExchangeError.self) {
      _ = try LinkageKey.open(
        shop.path("forged"), with: parties.hubOpening, programme: "sample", roots: parties.roster.roots.keys)
    }
    try shop.write(key.sealed(to: request, signedBy: parties.root), to: "right")
    #expect(throws: ExchangeError.self) {
      _ = try LinkageKey.open(
        shop.path("right"), with: parties.hubOpening, programme: "other", roots: parties.roster.roots.keys)
    }
  }

  @Test("the custodian's copy of a linkage key is read for its own programme and epoch only")
  func linkageCopy() throws {
    let key = try LinkageKey(programme: "sample", epoch: "2026")
    let again = try LinkageKey(file: key.fileForm(), programme: "sample", epoch: "2026", path: "f")
    let areEqual = again.secret == key.secret
    #expect(areEqual)
    #expect(throws: ExchangeError.self) {
      _ = try LinkageKey(file: key.fileForm(), programme: "sample", epoch: "2027", path: "f")
    }
  }

  @Test("a folder of keys is 0600 in 0700, gives its keys back and is never overwritten")
  func keyFolder() throws {
    let shop = try Workshop()
    let folder = KeyFolder(shop.path("keys"))
    let request = try folder.make(.hub, id: "elbasan")
    #expect(try folder.signingKey().verifying == request.signing)
    #expect(try folder.openingKey().recipient == request.recipient)
    #expect(try KeyFolder.verifyingKey(at: folder.verifyingKeyPath) == request.signing)
    #expect(try EnrolmentRequest(contentsOf: folder.requestPath("elbasan")) == request)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder.path) == 0o700)
    #expect(try mode(folder.signingKeyPath) == 0o600)
    #expect(try mode(folder.openingKeyPath) == 0o600)
    #expect(throws: ExchangeError.alreadyThere(path: folder.signingKeyPath)) { try folder.make(.hub, id: "elbasan") }
    #expect(try folder.signingKey().verifying == request.signing)
  }

  @Test("an enrolment request is read in its canonical form only, with what its role has")
  func requests() throws {
    let (key, opening) = (SigningKey().verifying, AgeIdentity().recipient)
    let request = try EnrolmentRequest(role: .hub, id: "elbasan", signing: key, recipient: opening)
    #expect(try EnrolmentRequest(bytes: request.bytes, file: "f") == request)
    #expect(request.fingerprint.count == 39)
    #expect(throws: ExchangeError.self) { try EnrolmentRequest(bytes: request.bytes + [10], file: "f") }
    #expect(throws: ExchangeError.self) { try EnrolmentRequest(role: .hub, id: "a", signing: key, recipient: nil) }
    #expect(throws: ExchangeError.self) {
      try EnrolmentRequest(role: .officer, id: "a", signing: key, recipient: opening)
    }
    #expect(throws: ExchangeError.self) {
      try EnrolmentRequest(role: .hub, id: "a/b", signing: key, recipient: opening)
    }
  }

  @Test("a recipient text is read in lower case with a right check sum only")
  func recipientTexts() throws {
    let recipient = AgeIdentity().recipient
    #expect(AgeRecipient(text: recipient.text) == recipient)
    #expect(AgeRecipient(text: recipient.text.uppercased()) == nil)
    var characters = Array(recipient.text)
    for position in characters.indices.dropFirst(4) {
      let right = characters[position]
      characters[position] = right == "q" ? "p" : "q"
      #expect(AgeRecipient(text: String(characters)) == nil)
      characters[position] = right
    }
  }
}
