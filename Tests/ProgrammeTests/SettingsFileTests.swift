import Programme
import Testing

@Suite("A flat file of settings")
struct SettingsFileTests {
  @Test("gives every value as it is written, with its line")
  func values() throws {
    let text = "# a comment\nhub: flexy\nnightly: 02:30\non_battery: no\n\nempty:\n'quoted key': \"a: b # c\"\n"
    let file = try SettingsFile(Array(text.utf8), file: "config.yaml")
    #expect(file.settings.map(\.key) == ["hub", "nightly", "on_battery", "empty", "quoted key"])
    #expect(file.settings.map(\.text) == ["flexy", "02:30", "no", "", "a: b # c"])
    #expect(file.settings.map(\.place.line) == [2, 3, 4, 6, 7])
    #expect(file["nightly"]?.text == "02:30")
    #expect(file["weekly"] == nil)
  }

  @Test(
    "refuses what is no list of names and values, and says where",
    arguments: [
      ("hub: a\nhub: b\n", 2), ("- a\n- b\n", 1), ("hub: a\nlist: [1, 2]\n", 2), ("hub: 'a\n", 2), ("", 1),
      ("hub: &x a\n", 1), ("hub: a\nmore:\n  deep: b\n", 3),
    ])
  func refusals(text: String, line: Int) throws {
    let error = #expect(throws: ProgrammeError.self) { try SettingsFile(Array(text.utf8), file: "config.yaml") }
    #expect(try #require(error?.problems.first).place.line == line)
  }

  @Test("reads what other systems' editors write: a byte order mark, and other line ends", arguments: ["", "\u{FEFF}"])
  func otherSystems(mark: String) throws {
    let file = try SettingsFile(Array((mark + "hub: flexy\r\nnightly: 21:00\r\n").utf8), file: "config.yaml")
    #expect(file.settings.map(\.text) == ["flexy", "21:00"])
    #expect(file.settings.map(\.key) == ["hub", "nightly"])
  }

  @Test("refuses bytes that are not UTF-8")
  func encoding() {
    #expect(throws: ProgrammeError.self) { try SettingsFile(Array("hub: ".utf8) + [0xEB], file: "config.yaml") }
  }

  @Test(
    "writes lines that read back as the same text",
    arguments: [
      "flexy", "/home/ana/Dokumente/Besa eksportet", "it's", "- a", "a: b", "a #b", "yes", "~/x", "~", "21:00", "%h/x",
      "$HOME", "\"q\"", "'", "ë ç", "[a]", "a:", ":a", "&a", "*a", "!a", "{a}", "null", "", " a ", "|", ">", "@a", "`a",
    ])
  func lines(text: String) throws {
    let file = try SettingsFile(Array((SettingsFile.line("exports", text) + "\n").utf8), file: "config.yaml")
    #expect(file["exports"]?.text == text)
    #expect(file.settings.count == 1)
  }
}
