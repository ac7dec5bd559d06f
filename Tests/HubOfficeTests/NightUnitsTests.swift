import Foundation
import Testing

@testable import besa_hub

@Suite("The night's work by itself")
struct NightUnitsTests {
  private static let odd = "/home/ana b/50% $HOME \"x\" \\y 'z'/besa-hub"

  private func units(program: String = "/usr/bin/besa-hub", home: String = "/home/ana/hub") -> NightUnits {
    NightUnits(program: program, home: home, hub: "flexy", nightly: TimeOfDay(hour: 2, minute: 5), onBattery: true)
  }

  @Test("the timer catches up on a missed night and waits for nothing but the clock")
  func timer() {
    let text = units().timerText
    #expect(text.contains("\nOnCalendar=*-*-* 02:05:00\n"))
    #expect(text.contains("\nPersistent=true\n"))
    #expect(text.contains("\nRandomizedDelaySec="))
    #expect(!(text + units().serviceText).contains("network"))
  }

  @Test("the service forbids dumps and crash reports, and a failed night does not stop the next")
  func service() {
    let text = units().serviceText
    for line in [
      "LimitCORE=0", "Environment=SWIFT_BACKTRACE=enable=no", "NoNewPrivileges=yes", "StartLimitIntervalSec=0",
      "SuccessExitStatus=3", "Type=oneshot", "UMask=0077",
    ] { #expect(text.contains("\n\(line)\n"), "\(line)") }
    #expect(!text.contains("ConditionACPower"))
  }

  @Test("does without a night on battery only where the configuration says so")
  func battery() {
    var facts = units()
    facts = NightUnits(program: facts.program, home: facts.home, hub: "flexy", nightly: facts.nightly, onBattery: false)
    #expect(facts.serviceText.contains("\nConditionACPower=true\n"))
  }

  @Test(
    "systemd finds no fault in the units, whatever signs a path holds",
    .enabled(if: ChildProcess.find("systemd-analyze") != nil, "systemd-analyze is not installed"),
    arguments: ["/home/ana/hub", odd, "/home/ana/%h/$x"])
  func verified(home: String) throws {
    let place = try TemporaryFolder()
    let schedule = NightSchedule(configuration: place.path, data: place.path)
    try schedule.write(units(home: home))
    // Without a folder of its own for what runs, it would look at nothing.
    let outcome = try Tool.run(
      "systemd-analyze", ["verify", "--user", "--man=no", schedule.servicePath, schedule.timerPath],
      environment: ["XDG_RUNTIME_DIR": place.path])
    #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
  }

  @Test(
    "systemd counts no more exposure than a user's own manager can take away",
    .enabled(if: ChildProcess.find("systemd-analyze") != nil, "systemd-analyze is not installed"))
  func exposure() throws {
    let place = try TemporaryFolder()
    let schedule = NightSchedule(configuration: place.path, data: place.path)
    try schedule.write(units())
    let outcome = try Tool.run(
      "systemd-analyze",
      ["security", "--user", "--offline=true", "--no-pager", "--threshold=65", schedule.servicePath],
      environment: ["XDG_RUNTIME_DIR": place.path])
    #expect(outcome.status == 0, "\(outcome.output.suffix(200))\(outcome.messages)")
  }

  @Test("the command that systemd starts gets the paths as they are")
  func wordsSurvive() throws {
    // What systemd does to a command line, in its documented order: quotes and backslashes, then % and $.
    let place = try TemporaryFolder()
    let recorder = place.path + "/50% $HOME \\ '\" rec"
    try Data("#!/bin/sh\nprintf '%s\\n' \"$@\" > '\(place.path)/said'\n".utf8).write(to: URL(filePath: recorder))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: recorder)
    let line = try #require(
      units(program: recorder, home: Self.odd).serviceText.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
    let words = SystemdWords.split(String(line.dropFirst("ExecStart=".count)))
    let outcome = try Tool.run(words[0], Array(words.dropFirst()))
    #expect(outcome.status == 0, "\(outcome.messages)")
    let said = try String(contentsOfFile: place.path + "/said", encoding: .utf8).split(separator: "\n")
    #expect(said.map(String.init) == ["run", "--home", Self.odd])
  }

  @Test("remove takes away all that install and systemd left, and only that")
  func removal() throws {
    let place = try TemporaryFolder()
    let schedule = NightSchedule(configuration: place.path + "/config", data: place.path + "/data")
    #expect(schedule.state(of: units()) == .absent)
    try schedule.write(units())
    try schedule.write(units())
    #expect(schedule.state(of: units()) == .inForce)
    #expect(schedule.state(of: units(home: "/other")) == .outdated)
    let stamps = place.path + "/data/systemd/timers"
    try FileManager.default.createDirectory(atPath: stamps, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: stamps + "/stamp-besa-hub.timer"))
    #expect(schedule.remove())
    #expect(try place.names() == ["data"])
    #expect(!schedule.remove())

    try schedule.write(units())
    try Data().write(to: URL(filePath: schedule.folder + "/other.service"))
    #expect(schedule.remove())
    #expect(try place.names().filter { $0.hasSuffix("service") } == ["config/systemd/user/other.service"])
  }
}

/// Splits a command line as systemd does: quoted words, backslash escapes, `%%` and `$$`.
private enum SystemdWords {
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var characters = line.makeIterator()
    while let character = characters.next() {
      switch character {
      case "\"":
        isQuoted.toggle()
        word = word ?? ""
      case "\\": word = (word ?? "") + (characters.next().map(String.init) ?? "")
      case " " where !isQuoted:
        words += word.map { [$0] } ?? []
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return (words + (word.map { [$0] } ?? [])).map { $0.replacing("%%", with: "%").replacing("$$", with: "$") }
  }
}
