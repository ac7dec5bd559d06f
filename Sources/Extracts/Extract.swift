public import Programme

/// What a hub's case system gives for the night: the tables of each source of the programme file.
public struct Extract: Withheld, Sendable {
  /// In the order of the programme's sources; several of one source in the order of their age, the newest last.
  public let tables: [RawTable]
  /// About the folder; each table has its own.
  private let folderNotes: [ExtractNote]

  public init(tables: [RawTable]) { self.init(tables: tables, notes: []) }

  init(tables: [RawTable], notes: [ExtractNote]) {
    self.tables = tables
    folderNotes = notes
  }

  public var notes: [ExtractNote] { folderNotes + tables.flatMap(\.notes) }

  /// Finds and checks the exports in a folder (`Sources`).
  ///
  /// - Parameter mapping: What the hub has confirmed of its columns.
  /// - Throws: ``ExtractError`` for the first source that is missing or cannot be read.
  public static func read(
    folder: String, for programme: ProgrammeFile, mapping: HubMapping = HubMapping()
  ) throws(ExtractError) -> Extract {
    let folder = try ExportFolder(path: folder, sources: programme.sources, mapping: mapping)
    var tables: [RawTable] = []
    var notes = folder.notes
    for source in programme.sources {
      let found = try folder.tables(of: source, needed: programme.neededColumns(of: source))
      if found.count > 1 { notes.append(.several(source: source.name, files: found.map(\.file))) }
      tables += found
    }
    return Extract(tables: tables, notes: notes + folder.unused(beside: tables))
  }

  /// Checks a single file, whatever source it is of.
  ///
  /// - Returns: A table for every source that the file has one of.
  /// - Throws: ``ExtractError`` for the source that fits best, when none fits.
  public static func read(
    file path: String, for programme: ProgrammeFile, mapping: HubMapping = HubMapping()
  ) throws(ExtractError) -> Extract {
    let export = try DroppedFile(path: path, sources: programme.sources, mapping: mapping)
    var tables: [RawTable] = []
    for source in programme.sources where export.isFor(source) {
      let needed = programme.neededColumns(of: source)
      guard export.opened.fits(source, mapping: mapping[source.name], needed: needed) else { continue }
      tables.append(try export.opened.table(of: source, mapping: mapping[source.name], needed: needed))
    }
    if tables.isEmpty { throw export.misfit(among: programme, mapping) }
    return Extract(tables: tables, notes: export.opened.notes)
  }
}

extension ProgrammeFile {
  /// Declared columns of a source that feed a field, the linkage or the consent rule.
  package func neededColumns(of source: Source) -> Set<String> {
    var names = Set(source.fields.flatMap(\.derivation.columns))
    if source.rows != .aggregate { names.insert(linkage.codeColumn) }
    if source.name == personSource?.name {
      names.formUnion([linkage.nameColumn, linkage.birthDateColumn, linkage.phoneColumn, purpose.consentColumn])
    }
    return names
  }
}
