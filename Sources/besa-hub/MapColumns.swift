import ArgumentParser
import Exchange
import Extracts
import Programme

struct MapColumns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: Words.help("map"), discussion: Words.help("map.more"))

  @OptionGroup var place: HomeOption
  @Option(help: ArgumentHelp(Words.help("map.export"), valueName: "dir"))
  var export: String?
  @Flag(help: ArgumentHelp(Words.help("map.confirm")))
  var confirm = false
  @Option(help: ArgumentHelp(Words.help("map.set"), valueName: "source:column=meaning"))
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
      if proposals.isEmpty { Console.result(Words.current("map.none")) }
      guard confirm || !set.isEmpty else {
        if !proposals.isEmpty { Console.result(Words.current("map.confirm")) }
        return .done
      }
      try WholeFile.write(mapping.bytes, to: home.paths.mapping, access: .ownerOnly)
      Console.result(Words.current("map.kept", ["file": home.paths.mapping]))
      return .done
    }
  }
}

extension ColumnProposal {
  fileprivate var text: String {
    let words = Words.current
    let why =
      switch reason {
      case .spelling: words("map.spelling")
      case .standard: words("map.standard")
      }
    let columns = columns.joined(separator: " + ")
    return words("map.proposal", ["file": file, "columns": columns, "meaning": meaning, "reason": why])
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
