import Foundation
import Testing

/// A fault of the hub's own folder: keys, roster, programme file.
struct SpoiledHubFolder: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var status: Int32 = 4
  var more: [String] = []
  let what: String
  let places: [String]
  let remedy: String
  let spoil: @Sendable (HubPlace) throws -> Void

  static let all = [
    SpoiledHubFolder(
      testDescription: "others can read the signing key", what: "others can read or replace a secret",
      places: ["secrets/signing.key"], remedy: "chmod 700 the folder and 600 the file"
    ) { try $0.setMode(0o644, of: "secrets/signing.key") },
    SpoiledHubFolder(
      testDescription: "others can replace the opening key", what: "others can read or replace a secret",
      places: ["secrets"], remedy: "chmod 700 the folder"
    ) { try $0.setMode(0o777, of: "secrets") },
    SpoiledHubFolder(
      testDescription: "the roster has expired", more: ["--night", "2999-01-01"], what: "roster expired on",
      places: ["roster version 1"], remedy: "ask the custodian for the next version"
    ) { _ in },
    SpoiledHubFolder(
      testDescription: "a byte of the roster is changed", what: "root signatures", places: ["roster-1.json"],
      remedy: "ask the custodian for the signed roster"
    ) { try $0.replace("flexy", with: "flexi", in: "rosters/roster-1.json") },
    SpoiledHubFolder(
      testDescription: "the hub is not enrolled", what: "the hub has no linkage key or roster yet", places: ["/home"],
      remedy: "besa-hub enrol"
    ) { try FileManager.default.removeItem(at: $0.home.appending(path: "rosters")) },
    SpoiledHubFolder(
      testDescription: "the linkage key is cut", what: "file is not of its form: signature lines",
      places: ["linkage-key.age"], remedy: "get the file again, whole and unchanged"
    ) { try $0.cut("linkage-key.age", to: 300) },
    SpoiledHubFolder(
      testDescription: "the folder is no hub's", what: "this is no hub's folder", places: ["/home"],
      remedy: "besa-hub init"
    ) { try FileManager.default.removeItem(at: $0.home.appending(path: "config.yaml")) },
    SpoiledHubFolder(
      testDescription: "the note of the last bundle is damaged", what: "the note of the last sealed bundle is damaged",
      places: ["last-sealed.json"], remedy: "ask the centre"
    ) { try Data("{\"seq\":".utf8).write(to: $0.home.appending(path: "last-sealed.json")) },
    SpoiledHubFolder(
      testDescription: "the programme file names a code list that is not there", what: "worri",
      places: ["programme.yaml:"], remedy: "worry"
    ) { try $0.replace("type: choice, list: worry,", with: "type: choice, list: worri,", in: "programme.yaml") },
  ]
}

@Suite("A hub whose folder is in disorder")
struct SpoiledHubFolderTests {
  @Test("seals nothing and says once what is wrong, where and what to do", arguments: SpoiledHubFolder.all)
  func refuses(_ spoiled: SpoiledHubFolder) throws {
    let place = try HubPlace()
    try spoiled.spoil(place)
    let outcome = try place.run(spoiled.more)
    #expect(outcome.status == spoiled.status, "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
    try Notice.only(of: outcome).expect(spoiled.what, at: spoiled.places, do: spoiled.remedy)
    #expect(try place.bundles().isEmpty)
    try place.expectNothingLeaked(outcome)
  }

  @Test("names line and column of a mistake in the programme file, exactly")
  func programmeFilePlace() throws {
    let place = try HubPlace()
    let name = "programme.yaml"
    try place.replace("type: choice, list: worry,", with: "type: choice, list: worri,", in: name)
    let lines = try String(contentsOf: place.home.appending(path: name), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("list: worri,") })
    let start = try #require(lines[line].range(of: "worri,")?.lowerBound)
    let column = lines[line].distance(from: lines[line].startIndex, to: start) + 1
    let notice = try Notice.only(of: place.run())
    #expect(notice.place.contains("\(name):\(line + 1):\(column)"), "\(notice)")
  }

  @Test("seals nothing when the folder for shipping is a file")
  func outboxIsAFile() throws {
    let place = try HubPlace()
    try Data().write(to: place.outbox)
    let outcome = try place.run()
    #expect(outcome.status == 75, "\(outcome.messages)")
    try Notice.only(of: outcome).expect("cannot be", at: ["/outbox"], do: "check")
    try place.expectNothingSealed()
  }
}

extension HubPlace {
  func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: home.appending(path: name).path(percentEncoded: false))
  }

  /// Replaces the first place in a file of the hub's folder where a text stands.
  func replace(_ old: String, with new: String, in name: String) throws {
    let url = home.appending(path: name)
    var text = try String(contentsOf: url, encoding: .utf8)
    guard let range = text.range(of: old) else { preconditionFailure("\(name) has no such text") }
    text.replaceSubrange(range, with: new)
    try Data(text.utf8).write(to: url)
  }

  func cut(_ name: String, to bytes: Int) throws {
    let url = home.appending(path: name)
    try Data(contentsOf: url).prefix(bytes).write(to: url)
  }
}
