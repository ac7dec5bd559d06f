import Foundation
import Sodium
import TestWorkshop
import Testing

@testable import Exchange

/// What a hub with a right key but wrong software could put inside the seal.
@Suite("Rightly signed, wrong inside")
struct InsideTests {
  private let shop: Workshop
  private let parties: SampleParties
  private let contents: BundleContents
  /// The tar of a good bundle.
  private let tar: [UInt8]

  init() throws {
    shop = try Workshop()
    parties = try SampleParties()
    contents = try BundleContents(
      manifest: parties.manifest(), tables: SampleProgramme.tables(people: 4), programme: SampleProgramme.file)
    var files: [(name: String, bytes: [UInt8])] = []
    try contents.readPayload { (file, piece) throws(ExchangeError) in
      if files.last?.name == file { files[files.count - 1].bytes += piece } else { files.append((file, piece)) }
    }
    tar = try Self.archive(files)
  }

  private static func archive(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    let output = ArrayOutput(path: "tar")
    let writer = TarWriter(to: output)
    for file in files {
      try writer.begin(file.name, size: file.bytes.count)
      try writer.write(file.bytes)
    }
    try writer.finish()
    return output.bytes
  }

  private func compressed(_ tar: [UInt8]) throws -> [UInt8] {
    let output = ArrayOutput(path: "zstd")
    let writer = CompressedOutput(to: output)
    try writer.write(tar)
    try writer.finish()
    return output.bytes
  }

  /// Seals and signs any bytes as a bundle's inside, and tries to open the result.
  private func refusal(ofInside inside: [UInt8]) throws -> ExchangeError? {
    let output = ArrayOutput(path: "age")
    let age = try AgeWriter(to: output, recipients: contents.manifest.recipients)
    try age.write(inside)
    try age.finish()
    let label = BundleLabel(contents.manifest).text
    try shop.write(SignedFile.bytes(output.bytes, trustedComment: label, signedBy: parties.hub), to: "b.besa")
    do {
      _ = try parties.open(shop.path("b.besa"))
      return nil
    } catch let error as ExchangeError {
      return error
    }
  }

  private func refusal(ofTar tar: [UInt8]) throws -> ExchangeError? { try refusal(ofInside: compressed(tar)) }

  @Test("the good inside is accepted, so that the refusals below are for their own reason")
  func good() throws { #expect(try refusal(ofTar: tar) == nil) }

  @Test("padding of another length, with other bytes, or something after it")
  func padding() throws {
    let inside = try compressed(tar)
    #expect(try refusal(ofInside: inside + [0]) != nil)
    #expect(try refusal(ofInside: inside.dropLast()) != nil)
    #expect(try refusal(ofInside: inside.dropLast() + [1]) != nil)
    #expect(try refusal(ofInside: inside + Padme.frameHeader(zeros: 0)) != nil)
    let encoder = ZstdEncoder(path: "zstd")
    let bare = try encoder.compress(tar, isLast: true)
    #expect(try refusal(ofInside: bare) == .compression(file: shop.path("b.besa"), what: "padding is too short"))
    #expect(try refusal(ofInside: bare + bare) != nil)
  }

  @Test("something that is no zstd, or ends early")
  func compression() throws {
    let path = shop.path("b.besa")
    #expect(
      try refusal(ofInside: tar) == .compression(file: path, what: "it is no zstd frame, or was changed"))
    #expect(try refusal(ofInside: []) == .compression(file: path, what: "it ends early"))
    #expect(try refusal(ofInside: Array(compressed(tar).prefix(100))) != nil)
  }

  @Test("a flipped byte of the archive, a block too many or too few")
  func archive() throws {
    // Not within the manifest: the hub may say another date or count there, and sign it.
    let manifest = 512..<512 + CanonicalJSON.encode(contents.manifest).count
    for position in stride(from: 0, to: tar.count, by: 37) where !manifest.contains(position) {
      var changed = tar
      changed[position] ^= 1
      #expect(try refusal(ofTar: changed) != nil, "byte \(position)")
    }
    let block = [UInt8](repeating: 0, count: 512)
    #expect(try refusal(ofTar: tar + block) == .archive(file: shop.path("b.besa"), what: "bytes after the end"))
    #expect(try refusal(ofTar: tar.dropLast(512)) == .archive(file: shop.path("b.besa"), what: "end block"))
    #expect(try refusal(ofTar: tar.dropLast(1024)) == .archive(file: shop.path("b.besa"), what: "it ends early"))
  }

  @Test("files in another order, missing, twice, or under another name")
  func files() throws {
    var files: [(name: String, bytes: [UInt8])] = []
    let reader = TarReader(ArrayInput(tar, path: "tar"))
    while let header = try reader.begin() { files.append((header.name, try reader.readFully(header.size))) }
    #expect(files.map(\.name) == ["manifest.json", "people.csv", "log.csv", "followup.csv", "events.csv"])
    #expect(try refusal(ofTar: Self.archive(files)) == nil)
    #expect(try refusal(ofTar: Self.archive([files[1], files[0]] + files[2...])) != nil)
    #expect(try refusal(ofTar: Self.archive([files[0], files[2], files[1]] + files[3...])) != nil)
    #expect(try refusal(ofTar: Self.archive(files.dropLast())) != nil)
    #expect(try refusal(ofTar: Self.archive(files + [files[4]])) != nil)
    #expect(try refusal(ofTar: Self.archive(files + [("notes.txt", [65])])) != nil)
    #expect(try refusal(ofTar: Self.archive(files.dropLast() + [("../events.csv", files[4].bytes)])) != nil)
  }

  @Test("a manifest in another spelling")
  func manifest() throws {
    let text = String(decoding: CanonicalJSON.encode(contents.manifest), as: UTF8.self)
    for changed in [
      " " + text, text + "\n", text.replacing("\"epoch\":", with: "\"epoch\": "),
      text.replacing("{\"created\"", with: "{\"added\":1,\"created\""),
      text.replacing("\"seq\":1", with: "\"seq\":1.0"), text.replacing("\"seq\":1,", with: "\"seq\":1,\"seq\":1,"),
      text.replacing("\"without_consent\":3", with: "\"without_consent\":-3"),
    ] {
      #expect(changed != text)
      #expect(throws: ExchangeError.self) {
        let manifest = try CanonicalJSON.decode(BundleManifest.self, from: Array(changed.utf8), file: "m")
        try manifest.check(file: "m")
      }
    }
  }

  @Test("padded lengths are Padmé's, with a floor of 16 KiB")
  func padme() {
    #expect(Padme.length(ofContent: 0) == 16_384)
    #expect(Padme.length(ofContent: 16_376) == 16_384)
    #expect(Padme.length(ofContent: 16_377) == 17_408)
    for exponent in 15..<40 {
      let content = 1 << exponent + 12_345
      let padded = Padme.length(ofContent: content)
      #expect(padded >= content + Padme.frameHeaderLength)
      #expect(Double(padded) <= Double(content + 8) * 1.12)
      #expect(Padme.length(ofContent: padded - 8) == padded)
    }
  }
}
