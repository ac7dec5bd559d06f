import Foundation
import Programme
import Testing

@testable import besa_hub

@Suite("What the doctor says of the computer and of folders")
struct FindingTests {
  private static let english = Messages(.english, of: Words.catalogue)
  private static let computer = ComputerFindings(words: english)
  let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  @Test(
    "free space is good, little or too little",
    arguments: [(Int?(2 << 30), Finding.State.green), (500 << 20, .amber), (100 << 20, .red), (0, .red), (nil, .amber)])
  func space(free: Int?, state: Finding.State) {
    let finding = Self.computer.space(free: free)
    #expect(finding.state == state)
    #expect((finding.cure == nil) == (state == .green))
  }

  @Test("this computer says how much is free") func realSpace() throws {
    let free = try #require(ComputerFindings.freeSpace(at: "/"))
    #expect(free >= 0 && free < 1 << 60)
    #expect(ComputerFindings.freeSpace(at: "/nowhere/at/all") == nil)
  }

  @Test("a network is missed only while something waits")
  func network() {
    #expect(Self.computer.network(isUp: false, isNeeded: false).state == .green)
    #expect(Self.computer.network(isUp: false, isNeeded: true).state == .amber)
    #expect(Self.computer.network(isUp: true, isNeeded: true).state == .green)
  }

  @Test("the loop to itself is no network")
  func interfaces() throws {
    for (name, state) in [("lo", "up"), ("eth0", "down")] {
      try FileManager.default.createDirectory(atPath: "\(place.path)/\(name)", withIntermediateDirectories: true)
      try Data("\(state)\n".utf8).write(to: URL(filePath: "\(place.path)/\(name)/operstate"))
    }
    #expect(!NetworkInterfaces.isUp(in: place.path))
    try Data("up\n".utf8).write(to: URL(filePath: place.path + "/eth0/operstate"))
    #expect(NetworkInterfaces.isUp(in: place.path))
    #expect(!NetworkInterfaces.isUp(in: place.path + "/none"))
  }

  @Test(
    "letters are known to be right where the locale says UTF-8",
    arguments: [
      (["LANG": "sq_AL.UTF-8"], Finding.State.green), (["LANG": "C.utf8"], .green), (["LANG": "C"], .amber),
      ([:], .amber), (["LC_ALL": "C", "LANG": "sq_AL.UTF-8"], .amber), (["LC_ALL": "", "LANG": "en_GB.UTF-8"], .green),
    ])
  func language(environment: [String: String], state: Finding.State) {
    #expect(Self.computer.language(environment: environment).state == state)
  }

  @Test("names what others may enter, secrets first, and mends exactly that")
  func permissions() throws {
    let paths = HubPaths(folder: place.path + "/hub")
    try FileManager.default.createDirectory(atPath: paths.secrets, withIntermediateDirectories: true)
    try Data([1]).write(to: URL(filePath: paths.signingKey))
    for path in [paths.folder, paths.secrets] { try setMode(0o700, of: path) }
    try setMode(0o600, of: paths.signingKey)
    let folder = FolderFindings(words: Self.english, paths: paths)
    #expect(folder.permissions.state == .green)

    try setMode(0o755, of: paths.folder)
    #expect(folder.permissions.state == .red && folder.permissions.isFixable)
    #expect(folder.permissions.text.contains(paths.folder))
    #expect(!folder.permissions.text.contains("secrets"))
    try setMode(0o640, of: paths.signingKey)
    #expect(folder.permissions.text.contains("secrets/signing.key"))
    #expect(try #require(folder.permissions.cure).contains("custodian"))

    let done = Cure(folder: paths.folder, words: Self.english).apply()
    #expect(done.count == 2)
    #expect(folder.permissions.state == .green)
  }

  @Test("wraps between words and keeps every word")
  func wrapping() {
    let text = "one two three fourteencharacters five"
    let lines = TextStyle.wrap(text, to: 9)
    #expect(lines == ["one two", "three", "fourteencharacters", "five"])
    #expect(lines.joined(separator: " ") == text)
    #expect(TextStyle.wrap("", to: 9).isEmpty)
  }

  @Test("lets long lines go on below, further in, and leaves short ones alone")
  func fitting() {
    let text = "short\n  a longer line of words\n\nwordthatistoolong\n    x"
    #expect(
      TextStyle.fit(text, to: 14) == "short\n  a longer\n      line of\n      words\n\nwordthatistoolong\n    x")
    #expect(TextStyle.fit(text, to: 80) == text)
    let painted = TextStyle(hasColour: true).paint("good", .green) + " fits well"
    #expect(TextStyle.fit(painted, to: 16) == painted)
    #expect(TextStyle.fit("  label     value value", to: 17) == "  label     value\n      value")
    #expect(TextStyle.fit("  label  wordthatistoolong and", to: 12) == "  label\n      wordthatistoolong\n      and")
  }

  @Test("colours words, and says by words alone what colours say")
  func colours() {
    let report = DoctorReport(
      findings: [.green(.clock, "a"), .amber(.space, "b", do: "c"), .red(.keys, "d", do: "e")], fixed: ["f"])
    let plain = report.text(Self.english, style: TextStyle(hasColour: false))
    #expect(!plain.contains("\u{1B}"))
    #expect(plain.contains("good") && plain.contains("look") && plain.contains("BAD"))
    #expect(plain.hasPrefix("mended: f\n"))
    let coloured = report.text(Self.english, style: TextStyle(hasColour: true))
    #expect(coloured.contains("\u{1B}[1;31mBAD\u{1B}[0m"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test("no line is wider than a terminal, in both languages", arguments: Language.allCases)
  func width(language: Language) {
    let words = Messages(language, of: Words.catalogue)
    let long = String(repeating: "fjalë ", count: 60)
    let report = DoctorReport(findings: Finding.Topic.allCases.map { .red($0, long, do: long) }, fixed: [])
    for line in report.text(words, style: TextStyle(hasColour: false)).split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test(
    "ends with 0, 3 or 4 by the worst of what was found",
    arguments: [([Finding.State.green], 0), ([.green, .amber], 3), ([.amber, .red, .green], 4), ([], 0)])
  func outcome(states: [Finding.State], code: Int) {
    let findings = states.map { state -> Finding in
      switch state {
      case .green: .green(.clock, "")
      case .amber: .amber(.clock, "", do: "")
      case .red: .red(.clock, "", do: "")
      }
    }
    #expect(DoctorReport(findings: findings, fixed: []).outcome.rawValue == Int32(code))
  }

  @Test("takes what, and what to do, from any message, in both languages")
  func fromErrors() {
    let finding = Finding.red(.keys, HubError.notEnrolled(folder: "/hub"))
    #expect(!finding.text.contains("/hub") && !finding.text.contains("\n"))
    #expect(finding.cure?.contains("besa-hub enrol") == true)
    #expect(finding.cure?.hasPrefix("do:") == false)
  }

  private func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}
