import ArgumentParser
import Exchange
import Foundation
import Testing

@testable import besa_hub

@Suite("Every run at a hub is in its log")
struct LoggedCommandTests {
  private func log(_ hub: EnrolledHub) throws -> [LoggedRun] { try RunLog(at: hub.paths.runs).runs() }

  @Test("also of commands that only look or judge, with what they ended with, and nothing but numbers")
  func looking() throws {
    let hub = try EnrolledHub()
    let doctor = try hub.run("doctor")
    let sheet = hub.exports + "/q1.csv"
    try Data("participant_code;Emri Kanarina\nKOD-KANARINA;x\n".utf8).write(to: URL(filePath: sheet))
    #expect(try hub.run("check", sheet).status == 4)
    #expect(try hub.run("ledger", "--export", hub.folder + "/none.json").status != 0)
    #expect(try hub.run("schedule", "install").status == 0)
    #expect(try hub.run("schedule", "remove").status == 0)
    let runs = try log(hub)
    #expect(runs.map(\.command) == ["doctor", "check", "ledger", "schedule-install", "schedule-remove"])
    #expect(runs[0].outcome == Int(doctor.status) && runs[0].counts.values.reduce(0, +) == 15)
    #expect(runs[1].outcome == 4 && runs[1].refusal?.hasPrefix("ExtractError.") == true)
    #expect(runs[2].outcome != 0 && runs[3].outcome == 0)
    for path in [hub.paths.runs, hub.paths.plainLog] {
      #expect(!(try String(contentsOfFile: path, encoding: .utf8)).lowercased().contains("kanarina"))
    }
  }

  @Test("from its first command on")
  func first() throws {
    let place = try TemporaryFolder()
    let outcome = try Tool.run(
      Tool.hub, ["init", "--hub", "flexy", "--programme", SetupTests.programme, "--into", place.path + "/hub"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try RunLog(at: place.path + "/hub/runs.log").runs().map(\.command) == ["init"])
  }

  @Test("but for those that show what the hub keeps, and where no hub is set up there is no log")
  func showing() throws {
    let hub = try EnrolledHub()
    _ = try hub.run("status")
    _ = try hub.run("config", "show")
    _ = try hub.run("schedule", "show")
    #expect(try hub.run("log").status == 0)
    #expect(try log(hub).isEmpty)
    let place = try TemporaryFolder()
    #expect(try Tool.run(Tool.hub, ["doctor", "--home", place.path + "/none"]).status == 4)
    #expect(try place.names().isEmpty)
  }

  @Test("and one that only looks does not wait for one that works, nor the other way round")
  func beside() throws {
    let hub = try EnrolledHub()
    let lock = try #require(try FolderLock(hub.folder))
    defer { withExtendedLifetime(lock) {} }
    #expect(try hub.run("check", hub.exports).status == 4)
    #expect(try hub.run("doctor").status != 75)
    #expect(try hub.run("run").status == 75)
    #expect(try log(hub).map(\.command) == ["check", "doctor", "run"])
  }

  @Test("machines get results as JSON of every command that prints one", arguments: commands)
  func json(_ name: String) throws {
    let command = try #require(Self.all.first { $0._commandName == name })
    #expect(BesaHub.helpMessage(for: command, columns: 80).contains("--json"))
  }

  private static let all = leaves(of: BesaHub.self)
  private static var commands: [String] { all.map { $0._commandName } }

  private static func leaves(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let below = command.configuration.subcommands
    return below.isEmpty ? [command] : below.flatMap(leaves)
  }

  @Test("and what they get can be read")
  func facts() throws {
    let hub = try EnrolledHub()
    func facts(_ arguments: String...) throws -> [String: Any] {
      let outcome = try Tool.run(
        Tool.hub, arguments + ["--json", "--home", hub.folder], environment: hub.environment)
      return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
    #expect(try facts("config", "validate")["configuration"] as? String == hub.paths.configuration)
    #expect(try facts("schedule", "install")["installed"] as? String == "in_force")
    #expect(try facts("schedule", "remove")["removed"] as? Bool == true)
    #expect(try facts("schedule", "remove")["removed"] as? Bool == false)
  }
}
