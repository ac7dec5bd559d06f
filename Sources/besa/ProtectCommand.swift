import ArgumentParser
import Disclosure
import Exchange
import Foundation
import Programme

/// `besa protect`: anybody's true tables in, tables that may be shown out.
struct ProtectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect", abstract: "Withhold small cells of a table set, and what would give them away.",
    discussion: """
      Reads FOLDER/cells.csv (one row per cell, margins too) and FOLDER/structure.json, or counts people from \
      --microdata. Writes OUT/cells.csv with nothing where a count is withheld (with --method rounding: every count as \
      a multiple of the base, and the ends between which it lies), OUT/structure.json, and OUT/log.json, which says why \
      and stays inside. The result is audited before anything is written, against the contributors too.

      FOLDER/inner.csv, if it is there, says how many people have each combination of leaf codes; --contributors needs \
      it. With --microdata the rows say so.

      Exit codes: 0 done; 3 the input was refused; 4 the policy cannot be met (which cells, and what would help), or the \
      audit failed; 64 usage; 70 bug; 75 no time left, or try later. Unless 0, nothing is written.
      """)

  @Argument(help: "Folder with cells.csv and structure.json.") var folder: String?
  @Option(help: "Rows of people, CSV with a header, instead of a folder.") var microdata: String?
  @Option(help: "With --microdata: the columns of each table, as A,B;B,C.") var tables: String?
  @Option(help: "With --microdata: the column that says how many people a row stands for. Default: one.")
  var count: String?
  @Option(
    help: """
      With --microdata: a column of amounts, whole numbers from 0, to add up instead of counting people. --small then \
      is about the people behind a sum, --width about the amount. Needs --dominance.
      """)
  var sum: String?
  @Option(help: "With --microdata: a structure.json with groupings. Default: each column's values under Total.")
  var structure: String?
  @Option(help: "The folder to write; it does not exist yet.") var into: String
  @OptionGroup var rules: ProtectRules

  func validate() throws {
    if (folder == nil) == (microdata == nil) { throw ValidationError("give a folder or --microdata, one of them") }
    if (microdata == nil) != (tables == nil) { throw ValidationError("--microdata and --tables go together") }
    if microdata == nil, count != nil || sum != nil || structure != nil {
      throw ValidationError("--count, --sum and --structure are for --microdata")
    }
    if count != nil, sum != nil { throw ValidationError("--sum adds amounts, --count people: give one of them") }
    if (sum == nil) != (rules.dominance == nil) { throw ValidationError("--sum and --dominance go together") }
    if sum != nil, rules.contributors != .none {
      throw ValidationError("--contributors are counted people: not with --sum")
    }
    if let crossings, crossings.isEmpty || crossings.contains(where: { $0.contains("") || Set($0).count < $0.count }) {
      throw ValidationError("--tables names columns as A,B;B,C: none empty, none twice in a table")
    }
  }

  func run() throws {
    try refusing {
      if FileManager.default.fileExists(atPath: into) { throw ExchangeError.alreadyThere(path: into) }
      let deadline = rules.time.map(Deadline.init)
      let input = try input()
      try checkNames(in: input.set, of: rules.policy)
      let people = try rules.contributors == .none ? input.countedPeople() : input.people()
      let clock = ContinuousClock()
      let start = clock.now
      let outcome =
        switch rules.disclosureMethod {
        case .suppression(let cost): try ProtectOutcome(withholding: input, people: people, cost: cost, rules: rules)
        case .rounding(let base): try ProtectOutcome(rounding: input, to: base, rules: rules)
        }
      deadline?.lift()
      try WholeFolder.write(
        files: [
          ("cells.csv", Array(outcome.cells.utf8)), ("structure.json", Array(outcome.structure.utf8)),
          ("log.json", outcome.log),
        ], to: into, access: .ownerOnly)
      for line in outcome.said { print(line) }
      print(
        "seconds: \(seconds(outcome.audited - start)) to protect, \(seconds(clock.now - outcome.audited)) to audit and write"
      )
      print("\(into)/cells.csv and structure.json may be published; log.json stays inside")
    }
  }

  private var crossings: [[String]]? {
    tables.map { text in
      text.split(separator: ";").map { table in
        table.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
  }

  private func input() throws -> ProtectInput {
    if let microdata {
      return try ProtectInput(
        microdata: microdata, tables: crossings ?? [], count: count, sum: sum, structure: structure)
    }
    return try ProtectInput(folder: folder ?? "")
  }

  private func seconds(_ duration: Duration) -> String {
    let hundredths = (duration / .milliseconds(10)).rounded()
    return PublishedNumber(scaled: Int(hundredths), digits: 2).description
  }
}
