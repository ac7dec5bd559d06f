import Foundation
import Programme
import Testing

@testable import besa_hub

@Suite("Setting up a hub")
struct SetupTests {
  static let programme = Project.folder + "Pipelines/creative-hubs/programme.yaml"
  let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  /// Answers questions from a list, and keeps what was said.
  private final class Person {
    var answers: [String]
    var heard: [String] = []

    init(_ answers: [String]) { self.answers = answers }

    func dialogue(home: String, shared: String = "/nowhere", language: String = "en") -> SetupDialogue {
      SetupDialogue(
        ask: {
          self.heard.append($0)
          return self.answers.isEmpty ? nil : self.answers.removeFirst()
        }, say: { self.heard.append($0) },
        hints: SetupHints(home: home, here: home, shared: shared, language: language))
    }
  }

  @Test("five questions are enough, the hub by its number")
  func fiveQuestions() throws {
    let person = Person(["1", Self.programme, "3", place.path + "/in", place.path + "/out"])
    let answers = try person.dialogue(home: place.path).answers()
    #expect(answers.programme == Self.programme)
    #expect(answers.configuration.hub == "diber")
    #expect(answers.configuration.language == .english)
    #expect(answers.configuration.exports == place.path + "/in")
    #expect(answers.configuration.sendTo == place.path + "/out")
    #expect(person.heard.count { $0.hasSuffix(": ") } == 5)
    #expect(person.heard.contains("  3  CH Dibër"))
    #expect(try place.names() == ["in", "out"])
  }

  @Test("asks in Albanian from the answer to the first question on")
  func albanian() throws {
    let person = Person(["shqip", Self.programme, "FlexyHub (në internet)", place.path + "/a", place.path + "/b"])
    let answers = try person.dialogue(home: place.path).answers()
    #expect(answers.configuration.hub == "flexy")
    #expect(answers.configuration.language == .albanian)
    #expect(person.heard.contains { $0.hasPrefix("Dosja e eksporteve") })
    #expect(!person.heard.contains { $0.hasPrefix("Folder") })
    let words = Messages(.albanian, of: Words.catalogue)
    #expect(answers.configuration.text(in: words).contains("# Skedari i programit"))
  }

  @Test("offers a programme file that is there, and the computer's language")
  func hints() throws {
    let shared = place.path + "/shared"
    try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.programme, toPath: shared + "/creative-hubs.yaml")
    let person = Person(["", "", "1", place.path + "/a", place.path + "/b"])
    let answers = try person.dialogue(home: "/nobody", shared: shared, language: "sq").answers()
    #expect(answers.programme == shared + "/creative-hubs.yaml")
    #expect(answers.configuration.language == .albanian)
  }

  @Test("asks again, in plain words, until an answer can be used")
  func corrections() throws {
    try Data("hub: [".utf8).write(to: URL(filePath: place.path + "/broken.yaml"))
    let same = place.path + "/in"
    let person = Person([
      "3", "english", "", place.path + "/none.yaml", place.path + "/broken.yaml", "'\(Self.programme)'", "", "0", "6",
      "elbasan", "/dev/null/x", same, same, "  \(place.path)/out  ",
    ])
    let answers = try person.dialogue(home: place.path).answers()
    #expect(person.answers.isEmpty)
    #expect(answers.configuration.hub == "elbasan")
    #expect(answers.programme == Self.programme)
    #expect(answers.configuration.sendTo == place.path + "/out")
    let said = person.heard.joined(separator: "\n")
    for text in [
      "1 = English", "not there, or may not be read", "no programme file", "broken.yaml:2:", "from 1 to 5",
      "cannot be made", "need two folders",
    ] { #expect(said.contains(text), "\(text)") }
  }

  @Test("makes nothing when the answers end early", arguments: 0..<5)
  func endsEarly(given: Int) throws {
    let all = ["1", Self.programme, "3", place.path + "/in", place.path + "/out"]
    let person = Person(Array(all.prefix(given)))
    #expect(throws: HubError.self) { try person.dialogue(home: place.path).answers() }
    #expect(try place.names().allSatisfy { $0 == "in" })
  }

  @Test("takes all answers from a file: no question, every line in the hub's configuration")
  func fromFile() throws {
    let file = place.path + "/answers.yaml"
    try Data(
      """
      hub: tropoje
      programme: \(Self.programme)
      language: sq
      exports: \(place.path)/eksporte
      send_to: \(place.path)/usb
      nightly: 6:30
      on_battery: no
      """.utf8
    ).write(to: URL(filePath: file))
    let outcome = try Tool.run(Tool.hub, ["init", "--no-input", file, "--into", place.path + "/hub"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("kujdestari"))
    let bytes = Array(try Data(contentsOf: URL(filePath: place.path + "/hub/config.yaml")))
    let configuration = try HubConfiguration(bytes, file: "config.yaml")
    #expect(configuration.hub == "tropoje" && configuration.programme == "programme.yaml")
    #expect(configuration.nightly.description == "06:30" && !configuration.onBattery)
    let modes = try ["hub", "hub/secrets", "hub/secrets/signing.key", "hub/config.yaml", "eksporte", "usb"].map {
      try FileManager.default.attributesOfItem(atPath: place.path + "/" + $0)[.posixPermissions] as? Int
    }
    #expect(modes == [0o700, 0o700, 0o600, 0o600, 0o700, 0o700])
  }

  @Test("asks nothing where nobody is at a terminal, and says what to do")
  func nobodyThere() throws {
    let outcome = try Tool.run(
      Tool.hub, ["init", "--into", place.path + "/hub"], environment: ["LC_ALL": "C"], input: "1\n")
    #expect(outcome.status == 4 && outcome.output.isEmpty)
    #expect(outcome.messages.contains("--no-input"))
    #expect(try place.names().isEmpty)
  }

  @Test(
    "asks on a terminal and sets the hub up; the custodian's fingerprint and the next step come last",
    .enabled(if: ChildProcess.find("script") != nil, "script is not installed"))
  func onATerminal() throws {
    let typed = "1\n\(Self.programme)\n5\n\(place.path)/in\n\(place.path)/out\n"
    let outcome = try Tool.run(
      "script", ["-qec", "\(Tool.hub) init --into \(place.path)/hub", "/dev/null"], environment: ["LC_ALL": "C"],
      input: typed)
    #expect(outcome.status == 0)
    let said = outcome.output.replacing("\r\n", with: "\n")
    #expect(said.contains(#/\n +([0-9a-f]{4} ){7}[0-9a-f]{4}\n/#), "\(said)")
    // A long path has a line of its own.
    #expect(said.replacing(#/\s+/#, with: " ").contains("besa-hub enrol --home \(place.path)/hub"))
    let again = try Tool.run(
      "script", ["-qec", "\(Tool.hub) init --into \(place.path)/hub", "/dev/null"], environment: ["LC_ALL": "C"])
    #expect(again.status == 4)
    #expect(!again.output.contains("Language"))
  }
}
