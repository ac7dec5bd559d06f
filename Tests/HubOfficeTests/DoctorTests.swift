import Exchange
import Foundation
import Programme
import Sodium
import Testing

@testable import besa_hub

@Suite("besa-hub doctor")
struct DoctorTests {
  @Test("finds nothing bad at a hub in order, and one finding for each thing")
  func inOrder() throws {
    let report = try EnrolledHub().doctor()
    #expect(report.status == 3 || report.status == 0)
    for (topic, finding) in report.findings {
      #expect(finding["state"] != "red", "\(topic): \(finding)")
      #expect((finding["cure"] == "") == (finding["state"] == "green"), "\(topic): \(finding)")
    }
    for topic in ["keys", "roster", "programme", "permissions", "configuration", "folders"] {
      #expect(report.findings[topic]?["state"] == "green", "\(topic): \(report.findings[topic] ?? [:])")
    }
  }

  /// What is spoiled, which topic must be red, and a word of its cure.
  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let topic: String
    let cure: String
    let spoil: @Sendable (EnrolledHub) throws -> Void
  }

  static let faults = [
    Fault(testDescription: "the configuration has a word too many", topic: "configuration", cure: "exports") {
      try $0.append("export: /x\n", to: $0.paths.configuration)
    },
    Fault(testDescription: "the folder is no hub's", topic: "configuration", cure: "besa-hub init") {
      try FileManager.default.removeItem(atPath: $0.folder)
    },
    Fault(testDescription: "the programme file is cut", topic: "programme", cure: "custodian") {
      try Data("besa: 1\n".utf8).write(to: URL(filePath: $0.folder + "/programme.yaml"))
    },
    Fault(testDescription: "a line was added to the programme file", topic: "programme", cure: "custodian") {
      try $0.append("# changed\n", to: $0.folder + "/programme.yaml")
    },
    Fault(testDescription: "others can read the signing key", topic: "permissions", cure: "--fix") {
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: $0.paths.signingKey)
    },
    Fault(testDescription: "the signing key is gone", topic: "keys", cure: "check") {
      try FileManager.default.removeItem(atPath: $0.paths.signingKey)
    },
    Fault(testDescription: "the keys are of another hub", topic: "roster", cure: "phone") {
      for path in [$0.paths.signingKey, $0.paths.openingKey] { try FileManager.default.removeItem(atPath: path) }
      try SecretFile.write(SigningKey().fileForm(), to: $0.paths.signingKey)
      try SecretFile.write(AgeIdentity().fileForm(), to: $0.paths.openingKey)
    },
    Fault(testDescription: "there is no roster", topic: "roster", cure: "besa-hub enrol") {
      try FileManager.default.removeItem(atPath: $0.paths.rosters)
    },
    Fault(testDescription: "the linkage key is cut", topic: "keys", cure: "again") {
      try Data("age".utf8).write(to: URL(filePath: $0.paths.linkageKey))
    },
    Fault(testDescription: "a line of the log of runs was changed", topic: "last_run", cure: "custodian") {
      try Data("{}\n".utf8).write(to: URL(filePath: $0.paths.runs))
    },
    Fault(testDescription: "a file comes from the future", topic: "clock", cure: "date") {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 400 * 86_400)], ofItemAtPath: $0.exports + "/q1.csv")
    },
    Fault(testDescription: "the last run was refused", topic: "last_run", cure: "besa-hub run") {
      let outcome = try $0.run("run")
      #expect(outcome.status == 4)
    },
    Fault(testDescription: "the folder with exports is gone", topic: "folders", cure: "--fix") {
      try FileManager.default.removeItem(atPath: $0.exports)
    },
  ]

  @Test("calls what keeps the nights from working bad, with one cure", arguments: faults)
  func bad(_ fault: Fault) throws {
    let hub = try EnrolledHub()
    try fault.spoil(hub)
    let report = try hub.doctor()
    #expect(report.status == 4)
    let finding = try #require(report.findings[fault.topic])
    #expect(finding["state"] == "red", "\(report.findings)")
    #expect(finding["cure"]?.isEmpty == false && finding["cure"]?.contains(fault.cure) == true, "\(finding)")
  }

  @Test("says how the nights go: what was run, what waits, and since when")
  func nights() throws {
    let hub = try EnrolledHub()
    let new = try hub.doctor().findings
    #expect(new["last_run"]?["state"] == "amber" && new["queue"]?["state"] == "green")
    #expect(new["receipt"]?["state"] == "green" && new["clock"]?["state"] == "green")
    for (outcome, state) in [(0, "green"), (3, "green"), (75, "amber"), (4, "red"), (70, "red")] {
      var run = LoggedRun("run")
      run.outcome = outcome
      try RunLog(at: hub.paths.runs).append(run)
      #expect(try hub.doctor().findings["last_run"]?["state"] == state, "\(outcome)")
    }
    var old = LoggedRun("run", at: Moment(seconds: Moment.now.seconds - 10 * 86_400))
    old.outcome = 0
    try FileManager.default.removeItem(atPath: hub.paths.runs)
    try FileManager.default.removeItem(atPath: hub.paths.runs + ".head")
    try RunLog(at: hub.paths.runs).append(old)
    let finding = try #require(try hub.doctor().findings["last_run"])
    #expect(finding["state"] == "amber" && finding["text"]?.contains("10 days") == true)
  }

  @Test("an expired roster is bad, one that ends soon is to be looked at")
  func rosterEnds() throws {
    let soon = try EnrolledHub(days: 20).doctor()
    #expect(soon.findings["roster"]?["state"] == "amber")
    #expect(soon.findings["roster"]?["text"]?.contains("20 days") == true)
    let hub = try EnrolledHub(days: 20)
    let later = try EnrolledHub.day(in: 30)
    #expect(try hub.doctor("--on", later.description).findings["roster"]?["state"] == "red")
  }

  @Test("mends permissions, folders, leftovers and schedule, and only those")
  func fix() throws {
    let hub = try EnrolledHub()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: hub.paths.signingKey)
    try files.removeItem(atPath: hub.home + "/send")
    try files.createDirectory(atPath: hub.paths.outbox, withIntermediateDirectories: true)
    let leftover = hub.paths.outbox + "/.flexy-1.besa.0123456789abcdef.unfinished"
    try Data().write(to: URL(filePath: leftover))
    let key = try Data(contentsOf: URL(filePath: hub.paths.signingKey))
    #expect(try hub.doctor().status == 4)
    let after = try hub.doctor("--fix")
    #expect(after.status == 3)
    #expect(after.findings.values.allSatisfy { $0["state"] != "red" }, "\(after.findings)")
    #expect(!files.fileExists(atPath: leftover))
    #expect(files.fileExists(atPath: hub.home + "/.config/systemd/user/besa-hub.timer"))
    #expect(try Data(contentsOf: URL(filePath: hub.paths.signingKey)) == key)
    #expect(try hub.run("schedule", "show").output.contains("21:00"))
    #expect(try Tool.run(Tool.hub, ["schedule", "remove"], environment: hub.environment).status == 0)
    #expect(!files.fileExists(atPath: hub.home + "/.config"))
  }

  @Test("touches nothing without --fix; the log says that somebody looked")
  func looksOnly() throws {
    let hub = try EnrolledHub()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: hub.paths.signingKey)
    let before = try hub.place.names()
    _ = try hub.doctor()
    // An empty outbox is made whenever somebody looks for bundles.
    let logs = ["outbox", "runs.log", "runs.log.head", "besa-hub.log"]
    #expect(try hub.place.names().filter { name in !logs.contains { name.hasSuffix("/" + $0) } } == before)
    let facts = try FileManager.default.attributesOfItem(atPath: hub.paths.signingKey)
    #expect(facts[.posixPermissions] as? Int == 0o644)
  }

  @Test("speaks the language of the hub's configuration")
  func albanian() throws {
    let hub = try EnrolledHub()
    try hub.append("language: sq\n", to: hub.paths.configuration)
    let outcome = try hub.run("doctor")
    #expect(outcome.output.contains("çelësat") && !outcome.output.contains("keys"))
  }
}

extension EnrolledHub {
  func append(_ text: String, to path: String) throws {
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
