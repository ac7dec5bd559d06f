/// A safeguard, and the command that tests it. What has no command is no measure.
struct Measure: Sendable, Equatable {
  let id: String
  let text: String
  /// Suites of the project's tests.
  let suites: [String]

  /// What anyone can run in the project's folder.
  var command: String { "swift test --disable-xctest --filter '\(suites.joined(separator: "|"))'" }

  static let all: [Measure] = [
    Measure(
      id: "M1",
      text: "Names, phones, birth dates and free text cannot be written into what leaves a hub; a gate searches "
        + "every bundle for every identifier of the night, and marked identifiers planted in exports are found nowhere.",
      suites: ["PseudonymisationTests.EgressGateTests", "EndToEndTests.CanaryTests"]),
    Measure(
      id: "M2",
      text: "Rows without consent to reporting are never coded; only their number leaves. Who withdraws is no "
        + "longer in the next bundle.",
      suites: ["PseudonymisationTests.ConsentTests"]),
    Measure(
      id: "M3",
      text: "The centre's program cannot hold code that reads identifiers or makes match tokens: the build has no "
        + "way from it to the hubs' rooms.",
      suites: ["ArchitectureTests.RoomTests"]),
    Measure(
      id: "M4",
      text: "Bundles are sealed to the centre and signed by the hub; every flipped byte, cut, swap and replay is "
        + "refused and put into quarantine.",
      suites: ["ExchangeTests.FaultTests", "ExchangeTests.DoorTests", "EndToEndTests.RefusedBundleTests"]),
    Measure(
      id: "M5",
      text: "The linkage key is sealed to the hubs alone; keys lie in files and folders that only their owner can "
        + "enter, in memory that is wiped.",
      suites: ["ExchangeTests.KeyTests", "SodiumTests.SecretBytesTests"]),
    Measure(
      id: "M6",
      text: "Small counts are withheld, with more around them, until neither readers nor participants who add their "
        + "own answers can compute or narrow them; a second program with a solver of its own attacks every draft.",
      suites: [
        "DisclosureTests.ProtectPropertyTests", "DisclosureTests.AuditPropertyTests",
        "EndToEndTests.OutsideAttackTests",
      ]),
    Measure(
      id: "M7", text: "New tables are read beside all earlier releases, so that a difference of two exposes nobody.",
      suites: ["DisclosureTests.HistoryTests", "DisclosureTests.AuditHistoryTests"]),
    Measure(
      id: "M8",
      text: "Nothing is published without two current officers, neither its author, who signed exactly its files, "
        + "without each other.",
      suites: ["ReportingTests.ApprovalSequenceTests", "EndToEndTests.ReleaseRefusalTests"]),
    Measure(
      id: "M9",
      text: "A hub can object to figures about its participants before they are published; they stay unpublished "
        + "until that is settled.",
      suites: ["ReportingTests.ObjectionTests"]),
    Measure(
      id: "M10",
      text: "What was taken in, refused, approved, returned and published is in a ledger that cannot be rewritten "
        + "unnoticed: hubs and readers keep its heads.",
      suites: ["ReportingTests.LedgerTests", "ExchangeTests.LedgerChainTests"]),
    Measure(
      id: "M11",
      text: "Opened answers are in memory during a run and nowhere else; a stopped or crashed run leaves nothing of "
        + "them behind.",
      suites: ["EndToEndTests.InterruptedCentreTests", "EndToEndTests.InterruptedHubTests"]),
    Measure(
      id: "M12",
      text: "One person counts once, whichever hubs support them; doubtful pairs go to the hubs and are never "
        + "merged silently.",
      suites: ["LinkageTests.LinkingTests"]),
    Measure(
      id: "M13",
      text: "A coded answer outside its list, an undeclared column or an export in another form is reported with "
        + "file and row, and set aside or stops the run.",
      suites: ["ProgrammeTests.LoadingErrorTests", "EndToEndTests.SpoiledRowTests", "EndToEndTests.SpoiledExportTests"]),
  ]
}

/// What could happen to people, and which measures stand against it.
struct ProtectionRisk: Sendable, Equatable {
  let id: String
  let text: String
  let measures: [String]
  /// What is left, and is not claimed.
  let remainder: String

  static let all: [ProtectionRisk] = [
    ProtectionRisk(
      id: "R1", text: "An office, a court or a thief reads at the centre who took part, and what they answered.",
      measures: ["M1", "M3", "M4", "M11"],
      remainder: "Who has a hub's linkage key as well can test guesses of names against tokens."),
    ProtectionRisk(
      id: "R2", text: "A published number tells a neighbour, an employer or an office about one person.",
      measures: ["M6", "M7", "M8", "M9"],
      remainder: "Hub staff know everybody at their hub; what they can add is tried only on request."),
    ProtectionRisk(
      id: "R3", text: "Answers of somebody who did not consent, or withdrew, are used.", measures: ["M2"],
      remainder: "Releases that are out stay out: they hold no person's answers, and cannot be called back."),
    ProtectionRisk(
      id: "R4", text: "Somebody at the centre publishes alone, or changes the past.", measures: ["M8", "M10"],
      remainder: "Two officers who agree to do wrong can publish; the ledger and the hubs will show it."),
    ProtectionRisk(
      id: "R5", text: "A hub's computer or key is stolen, or a hub sends under another's name.",
      measures: ["M4", "M5"],
      remainder: "A stolen computer holds its own hub's cases; that is outside this program."),
    ProtectionRisk(
      id: "R6", text: "People are counted twice or not at all, and support is decided on wrong numbers.",
      measures: ["M12", "M13"], remainder: "Answers are as people gave them."),
  ]
}
