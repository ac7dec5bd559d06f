import Programme
import Testing

@testable import besa_hub

@Suite("A hub's config.yaml")
struct ConfigurationTests {
  private func read(_ text: String) throws(ConfigurationError) -> HubConfiguration {
    try HubConfiguration(Array(text.utf8), file: "config.yaml")
  }

  private func faults(_ text: String) throws -> [ConfigurationFault] {
    let error = #expect(throws: ConfigurationError.self) { try read(text) }
    return try #require(error).faults
  }

  @Test("needs two lines; the rest has its usual value")
  func least() throws {
    let configuration = try read("hub: flexy\nprogramme: programme.yaml\n")
    #expect(configuration == HubConfiguration(hub: "flexy", programme: "programme.yaml"))
    #expect(configuration.nightly.description == "21:00")
    #expect(configuration.onBattery)
    #expect(configuration.exports == nil && configuration.language == nil)
  }

  @Test("reads back what it wrote, folders with spaces and signs too, with every line explained")
  func roundTrip() throws {
    var configuration = HubConfiguration(hub: "diber", programme: "programme.yaml")
    configuration.language = .albanian
    configuration.exports = "~/Dokumente/Eksportet e Besës"
    configuration.sendTo = "/media/ana/USB 100% #1: 'x'"
    configuration.receiptsFrom = "$kthime"
    configuration.nightly = TimeOfDay(hour: 2, minute: 5)
    configuration.onBattery = false
    let written = configuration.text(in: Words.current)
    #expect(try read(written) == configuration)
    let lines = written.split(separator: "\n")
    #expect(lines.count { !$0.hasPrefix("#") } == HubConfiguration.Key.allCases.count)
    #expect(lines.count { !$0.hasPrefix("#") } <= 12)
    for (comment, line) in zip(lines, lines.dropFirst()) where !line.hasPrefix("#") { #expect(comment.hasPrefix("# ")) }
  }

  @Test("leaves what was not answered as a comment that can be filled in")
  func openLines() throws {
    let configuration = HubConfiguration(hub: "diber", programme: "programme.yaml")
    let written = configuration.text(in: Words.current)
    #expect(written.contains("\n# exports:\n"))
    #expect(try read(written) == configuration)
  }

  @Test("names an unknown key with its line and the nearest one")
  func unknownKey() throws {
    let found = try faults("hub: flexy\nprogramme: p.yaml\n\nexport: /x\nsomething_else: 1\n")
    guard found.count == 2, case .unknownKey("export", 4, "exports", _) = found[0],
      case .unknownKey("something_else", 5, nil, _) = found[1]
    else { return #expect(Bool(false), "\(found)") }
    let text = found[0].text(in: "config.yaml")
    #expect(text.contains("config.yaml, line 4") && text.contains("exports"))
  }

  @Test("says all that is wrong at once, in no place the value")
  func allAtOnce() throws {
    let text = """
      hub: ../secret
      programme: a/b.yaml
      language: de-secret
      nightly: 25:00-secret
      on_battery: perhaps-secret
      exports: ""
      send_to: "a\\nsecret"
      """
    let found = try faults(text)
    #expect(
      found == [
        .notAName(.hub, line: 1), .notAName(.programme, line: 2), .notOneOf(.language, ["en", "sq"], line: 3),
        .empty(.exports, line: 6), .noFolder(.sendTo, line: 7), .noTime(.nightly, line: 4),
        .notOneOf(.onBattery, ["yes", "no"], line: 5),
      ])
    let said = ConfigurationError(file: "config.yaml", faults: found).description
    #expect(!said.contains("secret"))
    #expect(said.ranges(of: "config.yaml").count == found.count)
  }

  @Test("says which of the two needed lines is missing")
  func missing() throws {
    #expect(try faults("programme: p.yaml\n") == [.missing(.hub)])
    #expect(try faults("hub: a\n") == [.missing(.programme)])
  }

  @Test("says the line where YAML ends", arguments: ["hub: flexy\nhub: diber\n", "hub: flexy\n- x\n"])
  func form(text: String) throws {
    guard case .form(let problem)? = try faults(text).first else { return #expect(Bool(false)) }
    #expect(problem.place.line == 2)
  }

  @Test(
    "takes hours and minutes and nothing else",
    arguments: [
      ("21:00", "21:00"), ("7:30", "07:30"), ("00:00", "00:00"), ("23:59", "23:59"), ("24:00", nil), ("12:60", nil),
      ("1200", nil), ("12:5", nil), (":30", nil), ("+1:30", nil), ("12:30:00", nil), ("noon", nil),
    ])
  func times(text: String, reading: String?) { #expect(TimeOfDay(text)?.description == reading) }

  @Test(
    "finds the folder that a text means",
    arguments: [("/a b", "/a b"), ("in", "/hub/in"), ("../in", "/hub/../in")])
  func folders(text: String, path: String) {
    #expect(Folder.path(text, in: "/hub") == path)
    #expect(Folder.path("~/x", in: "/hub") == Folder.home + "/x")
    #expect(Folder.path("~x", in: "/hub") == "/hub/~x")
  }
}
