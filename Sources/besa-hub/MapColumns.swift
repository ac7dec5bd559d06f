import ArgumentParser
import Exchange
import Extracts
import Programme

struct MapColumns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Says what columns with other names may mean, and remembers what you confirm.",
    discussion: """
      Columns that have the names, form paths or labels of the programme file need no confirmation. What is confirmed goes to \
      mapping.json in the hub's folder, which you may change by hand. A column that is neither declared nor confirmed never leaves.
      """)

  @OptionGroup var place: HomeOption
  @Option(
    help: ArgumentHelp("The folder with the exports; without it, the one of the configuration.", valueName: "dir"))
  var export: String?
  @Flag(help: "Remember all that is proposed.")
  var confirm = false
  @Option(
    help: ArgumentHelp(
      "A column of the export that means a declared one, or - to leave it out for good: q1:Emri=full_name",
      valueName: "source:column=meaning"))
  var set: [String] = []

  func run() throws {
    try finish {
      let home = try place.open()
      guard let export = export ?? home.exports else { throw HubError.noExports(file: home.paths.configuration) }
      var mapping = try home.mapping()
      for entry in set { try mapping.confirm(entry, of: home.programme) }
      let proposals = try ColumnProposal.find(folder: export, for: home.programme, mapping: mapping)
      for proposal in proposals {
        Console.result(proposal.text)
        if confirm { mapping.confirm(proposal) }
      }
      if proposals.isEmpty { Console.result("no column looks like one that is missing") }
      guard confirm || !set.isEmpty else {
        if !proposals.isEmpty { Console.result("to remember this, run again with --confirm") }
        return .done
      }
      try WholeFile.write(mapping.bytes, to: home.paths.mapping, access: .ownerOnly)
      Console.result("remembered in \(home.paths.mapping)")
      return .done
    }
  }
}

extension ColumnProposal {
  fileprivate var text: String {
    let names = columns.joined(separator: " + ")
    let why =
      switch reason {
      case .spelling: "the same words"
      case .standard: "a name of the HTCDS"
      }
    return "\(file): \(names) → \(meaning) (\(why))"
  }
}

extension HubMapping {
  fileprivate mutating func confirm(_ proposal: ColumnProposal) {
    if proposal.columns.count == 1 {
      sources[proposal.source, default: SourceMapping()].columns[proposal.columns[0]] = proposal.meaning
    } else {
      sources[proposal.source, default: SourceMapping()].joined[proposal.meaning] = proposal.columns
    }
  }

  /// `source:column=meaning`; the column may hold `:` and `=` itself.
  fileprivate mutating func confirm(_ entry: String, of programme: ProgrammeFile) throws {
    guard let colon = entry.firstIndex(of: ":"), let equals = entry.lastIndex(of: "="), colon < equals,
      let source = programme.source(String(entry[..<colon]))
    else { throw HubError.badMappingEntry(entry) }
    let meaning = String(entry[entry.index(after: equals)...])
    let column = String(entry[entry.index(after: colon)..<equals])
    let known = source.columns.map(\.name) + (source.newestBy.map { [$0] } ?? []) + [SourceMapping.leftOut]
    guard known.contains(meaning), !column.isEmpty else { throw HubError.badMappingEntry(entry) }
    sources[source.name, default: SourceMapping()].columns[column] = meaning
  }
}
