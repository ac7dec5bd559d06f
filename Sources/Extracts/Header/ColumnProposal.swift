import FoundationEssentials
public import Programme

/// What a column of an export may mean, where its name does not say: for somebody to confirm once.
public struct ColumnProposal: Sendable, Equatable {
  public enum Reason: String, Sendable {
    /// Name or label in other case, with other signs or without marks on letters.
    case spelling
    /// A name of the Human Trafficking Case Data Standard.
    case standard = "HTCDS"
  }

  public let source: String
  public let file: String
  /// Columns of the export; several make up one text.
  public let columns: [String]
  /// The declared column.
  public let meaning: String
  public let reason: Reason

  /// Proposals for every export in a folder, for declared columns that nothing fits yet.
  ///
  /// - Throws: ``ExtractError`` when a file cannot be read at all; a header that does not fit is what this is for.
  public static func find(
    folder: String, for programme: ProgrammeFile, mapping: HubMapping
  ) throws(ExtractError) -> [ColumnProposal] {
    let folder = try ExportFolder(path: folder, sources: programme.sources, mapping: mapping)
    var found: [ColumnProposal] = []
    for source in programme.sources {
      let names = ProposedNames(source, programme.linkage)
      for (file, header) in folder.headers(near: source) {
        found += names.proposals(for: header, file: file, mapping: mapping[source.name])
      }
    }
    return found
  }
}

/// The names under which a declared column may be meant.
struct ProposedNames {
  private let source: Source
  private var spellings: [String: String] = [:]
  private var standard: [(columns: [String], meaning: String)] = []

  init(_ source: Source, _ linkage: LinkageRule) {
    self.source = source
    for column in source.columns where !column.isForbidden {
      for name in [column.name, column.label.english, column.label.albanian].compactMap({ $0 }) {
        if spellings[Self.folded(name)] == nil { spellings[Self.folded(name)] = column.name }
      }
    }
    let names = Set(source.columns.map(\.name))
    for (columns, meaning) in HTCDSNames.meanings(linkage) where names.contains(meaning) {
      standard.append((columns, meaning))
    }
  }

  func proposals(for header: [String], file: String, mapping: SourceMapping) -> [ColumnProposal] {
    let layout = HeaderLayout(of: header, for: source, mapping: mapping)
    let open = layout.unlisted.map(\.name)
    var missing = Set(zip(source.columns, layout.places).filter { $1 == .nowhere }.map(\.0.name))
    var found: [ColumnProposal] = []
    func propose(_ columns: [String], _ meaning: String, _ reason: ColumnProposal.Reason) {
      guard missing.remove(meaning) != nil else { return }
      found.append(
        ColumnProposal(source: source.name, file: file, columns: columns, meaning: meaning, reason: reason))
    }
    for name in open {
      let last = name.split(separator: "/").last.map(String.init) ?? name
      if let meaning = spellings[Self.folded(name)] ?? spellings[Self.folded(last)] {
        propose([name], meaning, .spelling)
      }
    }
    let byStandardName = Dictionary(open.map { (HTCDSNames.plain($0), $0) }, uniquingKeysWith: { first, _ in first })
    for (columns, meaning) in standard {
      let there = columns.compactMap { byStandardName[HTCDSNames.plain($0)] }
      if there.count == columns.count { propose(there, meaning, .standard) }
    }
    return found
  }

  /// Letters and digits in lower case, without marks.
  static func folded(_ name: String) -> String {
    let plain = name.lowercased().replacing("ë", with: "e").replacing("ç", with: "c")
    return String(
      String.UnicodeScalarView(plain.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }
}

/// Names of the Human Trafficking Case Data Standard for what Besa asks of every programme.
///
/// - Note: Source: UNMigration/HTCDS, "HTCDS Field Reference", table Person. Prefixes (`prs_`) and spaces may be missing.
enum HTCDSNames {
  static func meanings(_ linkage: LinkageRule) -> [(columns: [String], meaning: String)] {
    [
      (["FirstName", "SecondName"], linkage.nameColumn), (["Birthdate"], linkage.birthDateColumn),
      (["MobilePhone"], linkage.phoneColumn), (["HomePhone"], linkage.phoneColumn), (["Gender"], "sex"),
      (["Gender"], "gender"), (["MailingCity"], "locality"), (["MailingState"], "region"),
    ]
  }

  /// Without prefix, spaces and case.
  static func plain(_ name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let plain = last.lowercased().filter { $0 != " " && $0 != "_" }
    return plain.hasPrefix("prs") ? String(plain.dropFirst(3)) : plain
  }
}
