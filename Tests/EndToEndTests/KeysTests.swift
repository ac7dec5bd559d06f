import Foundation
import TestWorkshop
import Testing

@Suite("besa keys, as custodian, centre and officers type it")
struct KeysTests {
  private let folder = TestFolders.place("keys")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  private func keys(_ arguments: String...) throws -> Built.Outcome { try Built.run("besa", ["keys"] + arguments) }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  private func roster(_ out: String, _ more: [String] = []) throws -> Built.Outcome {
    try Built.run(
      "besa",
      [
        "keys", "roster", "--root", path("root"), "--programme", "sample", "--expires", "2999-12-31", "--out",
        path(out),
      ]
        + more + ["--from", path("centre/centre.enrolment.json"), path("officer/o1.enrolment.json")])
  }

  @Test("make a roster that stock minisign verifies, and a next one that follows from it; no secret is shown")
  func wholeWay() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var said = ""
    for arguments in [
      ["root", "--into", path("root")], ["root", "--into", path("second")],
      ["aggregator", "--into", path("centre")], ["officer", "--name", "o1", "--into", path("officer")],
      ["recovery", "--into", path("recovery")],
    ] {
      let outcome = try Built.run("besa", ["keys"] + arguments)
      #expect(outcome.status == 0, "\(outcome.messages)")
      said += outcome.output + outcome.messages
    }
    #expect(try roster("roster.json").status == 0)
    let verify = ["-Vm", path("roster.json"), "-p", path("root/signing.pub")]
    #expect(try Built.run(executable: URL(filePath: "/usr/bin/minisign"), verify).status == 0)

    let more = ["--previous", path("roster.json"), "--co-root", path("second/signing.pub"), "--threshold", "2"]
    let second = try roster("roster-2.json", more)
    #expect(second.status == 0 && second.output.hasPrefix("roster version 2, 0 hubs"))
    let cosigned = try keys("cosign", "--root", path("second"), path("roster-2.json"))
    #expect(cosigned.output == "roster version 2, 2 signatures\n")

    for name in ["root", "centre", "officer", "recovery"] { #expect(try mode(name) == 0o700) }
    for name in ["root/signing.key", "centre/signing.key", "centre/opening.key", "officer/signing.key"] {
      #expect(try mode(name) == 0o600)
      let secret = try String(contentsOfFile: path(name), encoding: .utf8).split(separator: "\n").last
      #expect(!said.contains(try #require(secret)))
    }
  }

  @Test("refuse with three lines and exit code 3, and change nothing")
  func refusals() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try keys("root", "--into", path("root")).status == 0)
    let before = try Data(contentsOf: folder.appending(path: "root/signing.key"))
    let again = try keys("root", "--into", path("root"))
    #expect(again.status == 3 && again.messages.contains("is never replaced"))
    #expect(try Data(contentsOf: folder.appending(path: "root/signing.key")) == before)

    #expect(try keys("aggregator", "--into", path("centre")).status == 0)
    let request = path("centre/centre.enrolment.json")
    let linkage = try keys(
      "linkage", "--root", path("root"), "--programme", "sample", "--epoch", "2026", "--into", path("out"), "--for",
      "centre=\(request)")
    #expect(linkage.status == 3 && linkage.messages.contains("no such hub"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: path("out")).isEmpty)

    let both = try roster("roster.json", ["--programme-file", path("programme.yaml")])
    #expect(both.status == 64 && both.messages.contains("--programme-file, or with --programme"))

    #expect(try keys("officer", "--name", "../o", "--into", path("o")).status == 3)
    #expect(!FileManager.default.fileExists(atPath: path("o")))
    let noOfficer = try roster("roster.json")
    #expect(noOfficer.status == 3 && noOfficer.messages.split(separator: "\n").count == 3)
    #expect(!FileManager.default.fileExists(atPath: path("roster.json")))
  }
}
