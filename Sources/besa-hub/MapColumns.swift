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
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func run() throws {
    try HubWork(command: "map", place: place).finish { home, _ in
      guard let export = export ?? home.exports else { throw HubError.noExports(file: home.paths.configuration) }
      var mapping = try home.mapping()
      for entry in set { try mapping.confirm(entry, of: home.programme) }
      let proposals = try ColumnProposal.find(folder: export, for: home.programme, mapping: mapping)
      if confirm { for proposal in proposals { mapping.confirm(proposal) } }
      let isKept = confirm || !set.isEmpty
      if isKept { try WholeFile.write(mapping.bytes, to: home.paths.mapping, access: .ownerOnly) }
      let findings = MappingFindings(proposals, keptIn: isKept ? home.paths.mapping : nil)
      Console.result(json ? JSONText.of(findings) : findings.text(proposals))
      return .done
    }
  }
}

/// What ``MapColumns`` proposes, and where it was remembered.
struct MappingFindings: Encodable {
  struct Proposal: Encodable {
    let file: String
    let source: String
    let columns: [String]
    let meaning: String
  }

  let proposals: [Proposal]
  /// `nil` while nothing was remembered.
  let kept: String?

  init(_ proposals: [ColumnProposal], keptIn file: String?) {
    self.proposals = proposals.map {
      Proposal(file: $0.file, source: $0.source, columns: $0.columns, meaning: $0.meaning)
    }
    kept = file
  }

  func text(_ proposals: [ColumnProposal]) -> String {
    let words = Words.current
    let end = kept.map { words("map.kept", ["file": $0]) } ?? (proposals.isEmpty ? nil : words("map.confirm"))
    let lines = proposals.isEmpty ? [words("map.none")] : proposals.map(\.text)
    return (lines + [end].compactMap(\.self)).joined(separator: "\n")
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
