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
      --microdata. Writes OUT/cells.csv with nothing where a count is withheld, OUT/structure.json, and OUT/log.json, \
      which says why each cell is withheld and stays inside. The result is audited before anything is written.

      Exit codes: 0 done; 3 the input was refused; 4 no pattern is safe, or the audit failed; 64 usage; 70 bug; 75 try \
      later. Unless 0, nothing is written.
      """)

  @Argument(help: "Folder with cells.csv and structure.json.") var folder: String?
  @Option(help: "Rows of people, CSV with a header, instead of a folder.") var microdata: String?
  @Option(help: "With --microdata: the columns of each table, as A,B;B,C.") var tables: String?
  @Option(help: "With --microdata: the column that says how many people a row stands for. Default: one.")
  var count: String?
  @Option(help: "With --microdata: a structure.json with groupings. Default: each column's values under Total.")
  var structure: String?
  @Option(help: "The folder to write; it does not exist yet.") var into: String
  @OptionGroup var rules: ProtectRules

  func validate() throws {
    if (folder == nil) == (microdata == nil) { throw ValidationError("give a folder or --microdata, one of them") }
    if (microdata == nil) != (tables == nil) { throw ValidationError("--microdata and --tables go together") }
    if microdata == nil, count != nil || structure != nil {
      throw ValidationError("--count and --structure are for --microdata")
    }
    if let crossings, crossings.isEmpty || crossings.contains(where: { $0.contains("") || Set($0).count < $0.count }) {
      throw ValidationError("--tables names columns as A,B;B,C: none empty, none twice in a table")
    }
  }

  func run() throws {
    try refusing {
      if FileManager.default.fileExists(atPath: into) { throw ExchangeError.alreadyThere(path: into) }
      let input = try input()
      let clock = ContinuousClock()
      let start = clock.now
      let cost = SuppressionCost(measure: rules.cost.measure, sparesHeadlines: false)
      let protected = try protect(input.set, under: rules.policy, cost: cost)
      let middle = clock.now
      let audited = try audit(protected, under: rules.policy)
      let log = ProtectLog(tables: audited, rules: rules)
      let cells = TableSetFiles.csv(audited.tablesShown, marker: rules.policy.marker)
      try WholeFolder.write(
        files: [
          ("cells.csv", Array(cells.utf8)), ("structure.json", Array(input.structure.utf8)), ("log.json", log.bytes),
        ], to: into, access: .ownerOnly)
      print(
        "cells \(audited.cells.count), withheld \(audited.audit.withheld): \(log.primary) primary, "
          + "\(log.complementary) complementary")
      print("seconds: \(seconds(middle - start)) to protect, \(seconds(clock.now - middle)) to audit and write")
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
      return try ProtectInput(microdata: microdata, tables: crossings ?? [], count: count, structure: structure)
    }
    return try ProtectInput(folder: folder ?? "")
  }

  private func seconds(_ duration: Duration) -> String {
    let hundredths = (duration / .milliseconds(10)).rounded()
    return PublishedNumber(scaled: Int(hundredths), digits: 2).description
  }
}

/// What withholding a cell costs.
enum CellCost: String, CaseIterable, ExpressibleByArgument {
  case cells, people, log

  var measure: SuppressionCost.Measure {
    switch self {
    case .cells: .cells
    case .people: .people
    case .log: .log
    }
  }
}

/// What `besa protect` is asked to keep.
struct ProtectRules: ParsableArguments {
  @Option(help: "Counts from 1 to this are small and withheld: --small 3 withholds 1, 2 and 3, and may publish 4.")
  var small: Int
  @Option(
    help: "Least width of what a reader can still believe of a withheld count: --width 3 leaves four values or more.")
  var width: Int
  @Option(
    help: """
      protected: zeros are small too. published: zeros are always shown; the reader is taken to know it, and so to \
      know that a withheld cell holds somebody.
      """)
  var zeros: Zeros
  @Option(help: "What withholding a cell costs: cells, each the same; people, those in it; log, between the two.")
  var cost: CellCost = .cells

  var policy: DisclosurePolicy { DisclosurePolicy(small: small, width: width, zeros: zeros) }

  func validate() throws {
    guard (1...mostOfRule).contains(small) else { throw ValidationError("--small is from 1 to \(mostOfRule)") }
    guard (1...mostOfRule).contains(width) else { throw ValidationError("--width is from 1 to \(mostOfRule)") }
  }
}
