import Exchange
import Foundation
import Programme
import Sodium
import Testing

@testable import besa_hub

@Suite("The programme file that a hub was enrolled with")
struct EnrolledProgrammeTests {
  /// The hub's roster, with another word on the programme file.
  private func roster(of hub: EnrolledHub, naming digest: Digest?) throws -> Roster {
    let own = try #require(try RosterKeeper(folder: hub.paths.rosters).newest())
    return try Roster(
      programme: own.programme, version: own.version, previous: own.previous, expires: own.expires, roots: own.roots,
      aggregator: own.aggregator, hubs: own.hubs, officers: own.officers, pipeline: digest)
  }

  @Test("a roster that names no file: one that changed since is refused, and the doctor says so")
  func changed() throws {
    let hub = try EnrolledHub(isNamed: false)
    // A hub of before remembers its file in the next night, also in one that comes to nothing.
    #expect(!(try hub.run("run").messages.contains("nor that of the enrolment")))
    #expect(try hub.doctor().findings["programme"]?["state"] == "green")
    let path = hub.folder + "/programme.yaml"
    let before = try Data(contentsOf: URL(filePath: path))
    try hub.append("# one more line\n", to: path)
    for command in ["run", "preview"] {
      let outcome = try hub.run(command)
      #expect(outcome.status == 4 && outcome.messages.contains("nor that of the enrolment"), "\(outcome.messages)")
    }
    #expect(try hub.doctor().findings["programme"]?["state"] == "red")
    try before.write(to: URL(filePath: path))
    #expect(!(try hub.run("run").messages.contains("nor that of the enrolment")))
    #expect(try hub.doctor().findings["programme"]?["state"] == "green")
  }

  @Test("counts until a roster names another; a roster that names none never changes it")
  func remembered() throws {
    let hub = try EnrolledHub(isNamed: false)
    let first = try HubHome(hub.folder)
    let none = try roster(of: hub, naming: nil)
    try EnrolledProgramme(home: first).remember(by: none)
    try hub.append("# one more line\n", to: hub.folder + "/programme.yaml")
    let second = try HubHome(hub.folder)
    let programme = EnrolledProgramme(home: second)
    try programme.remember(by: none)
    #expect(try programme.digest(by: none) == first.pipeline)
    #expect(throws: NightError.self) { try programme.require(by: none) }

    let naming = try roster(of: hub, naming: second.pipeline)
    try programme.require(by: naming)
    #expect(throws: NightError.self) { try EnrolledProgramme(home: first).require(by: naming) }
    try programme.remember(by: naming)
    try programme.require(by: none)
    #expect(throws: NightError.self) { try EnrolledProgramme(home: first).require(by: none) }
  }

  @Test("a note that is damaged is said, and nothing is sealed")
  func damaged() throws {
    let hub = try EnrolledHub(isNamed: false)
    try Data("{}".utf8).write(to: URL(filePath: hub.paths.enrolledProgramme))
    let outcome = try hub.run("run")
    #expect(outcome.status == 4 && outcome.messages.contains("enrolled-programme.json"), "\(outcome.messages)")
    #expect(try hub.doctor().findings["programme"]?["state"] == "red")
  }
}
