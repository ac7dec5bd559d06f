import ArgumentParser
import Disclosure
import Exchange
import Foundation
import Programme
import Reporting
import Tabulation

/// `besa plan`: which tables will survive, before anybody is counted.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say which tables and breakdowns will survive the disclosure rules.",
    discussion: """
      Invents people who add up to the expected numbers, makes the programme's tables of them, applies its disclosure \
      rules, and does so several times, because which answers go together is not known beforehand. Then tries, for each \
      question with a small category, what counting it with another one would bring.

      --expected is a CSV with the columns field, code, count: `people,,105` for everybody, `hub,shkoder,30`, \
      `employment,informal,20`, `support_needed,business,87`, `service_confidence,answered,96`, `men,total,32`. What is not in it \
      is spread evenly. --release takes the numbers that a release published instead.

      Writes plan.html, plan.sq.html, plan.csv and plan-merges.csv. Exit codes: 0 done, 3 the input was refused, 64 usage, \
      70 bug, 75 try later.
      """)

  @Option(help: "The programme file.") var programme: String
  @Option(help: "CSV of expected counts.") var expected: String?
  @Option(help: "The folder of a release, instead of --expected.") var release: String?
  @Option(help: "With --release: how many people are expected. Default: as many as it counts.") var people: Int?
  @Option(help: "How many populations to try, 1 to 50.") var hands = 5
  @Option(help: "Another number gives other populations.") var seed: UInt64 = 1
  @Option(help: "The folder to write; it does not exist yet.") var into: String

  func validate() throws {
    if (expected == nil) == (release == nil) { throw ValidationError("give --expected or --release, one of them") }
    if people != nil, release == nil { throw ValidationError("--people goes with --release; a CSV says people itself") }
    if !(1...50).contains(hands) { throw ValidationError("--hands is a number from 1 to 50") }
    if let people, !(1...ExpectedTable.most).contains(people) { throw ValidationError("--people is a number from 1") }
  }

  func run() throws {
    try refusing {
      if FileManager.default.fileExists(atPath: into) { throw ExchangeError.alreadyThere(path: into) }
      let bytes = try WholeFile.read(programme, limit: 1 << 22)
      let file = try ProgrammeFile.load(bytes, file: programme)
      let counts = try counts(file)
      let run = PlanRun(programme: file, expected: counts, seed: seed)
      var fates: [[TableFate]] = []
      for hand in 0..<hands {
        Progress.say("population \(hand + 1) of \(hands)")
        fates.append(try run.fates(hand: hand))
      }
      let plan = SurvivalPlan(
        programme: file, persons: counts.persons, source: source, expected: counts.answers, hands: fates,
        trials: try run.trials(before: fates[0]))
      try WholeFolder.write(files: try plan.files().pairs, to: into, access: .everyone)
      for verdict in TableOutlook.Verdict.allCases {
        print("\(verdict.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)) \(plan.count(verdict))")
      }
      print("\(into)/plan.html says which, and what merging categories would save")
    }
  }

  private var source: String {
    URL(filePath: expected ?? release ?? "").lastPathComponent
  }

  private func counts(_ file: ProgrammeFile) throws -> ExpectedCounts {
    if let expected {
      let text = String(decoding: try WholeFile.read(expected, limit: 1 << 24), as: UTF8.self)
      return try ExpectedTable(text, path: expected, programme: file).counts
    }
    let folder = (release ?? "") + "/tables"
    var others: [String: TableSet] = [:]
    for source in file.sources where source.rows == .manyPerPerson {
      let own = folder + "/" + source.name
      if FileManager.default.fileExists(atPath: own) { others[source.name] = try tables(own) }
    }
    return try ReleasedCounts(
      people: tables(folder), others: others, persons: people, programme: file, path: release ?? ""
    ).counts
  }

  private func tables(_ folder: String) throws -> TableSet {
    try TableSetFiles.read(
      cells: text(folder + "/published.csv"), structure: text(folder + "/structure.json"), name: folder)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try WholeFile.read(path, limit: 1 << 28), as: UTF8.self)
  }
}
