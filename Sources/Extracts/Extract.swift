import FoundationEssentials
public import Programme

/// What a hub's case system gives for the night: one table per source of the programme file.
public struct Extract: Withheld, Sendable {
  /// In the order of the programme's sources.
  public let tables: [RawTable]

  public init(tables: [RawTable]) { self.tables = tables }

  public var notes: [ExtractNote] { tables.flatMap(\.notes) }

  /// Finds and checks the exports in a folder: `<source>.csv`, or else the one CSV file whose header fits the source.
  ///
  /// - Throws: ``ExtractError`` for the first source that is missing or cannot be read.
  public static func read(folder: String, for programme: ProgrammeFile) throws(ExtractError) -> Extract {
    let folder = try ExportFolder(path: folder, sources: programme.sources)
    var tables: [RawTable] = []
    for source in programme.sources {
      let needed = programme.neededColumns(of: source)
      let (file, bytes) = try folder.export(of: source, needed: needed)
      tables.append(try RawTable(file: file, bytes: bytes, source: source, needed: needed))
    }
    return Extract(tables: tables)
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

/// The folder into which a hub drops its exports.
private struct ExportFolder {
  let path: String
  private let files: [String]
  /// Names that belong to one source each; such a file is never taken for another source.
  private let named: Set<String>

  init(path: String, sources: [Source]) throws(ExtractError) {
    self.path = path
    named = Set(sources.map { $0.name + ".csv" })
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { throw .noFolder(path) }
    files = names.filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") }.sorted()
  }

  func export(of source: Source, needed: Set<String>) throws(ExtractError) -> (file: String, bytes: [UInt8]) {
    let exact = source.name + ".csv"
    if files.contains(exact) { return (exact, try bytes(of: exact)) }
    let fitting = files.filter { !named.contains($0) }.compactMap { file in
      (try? bytes(of: file)).flatMap { fits($0, source: source, needed: needed) ? (file, $0) : nil }
    }
    if fitting.isEmpty { throw .missingFile(source: source.name, folder: path) }
    if fitting.count > 1 { throw .severalFiles(source: source.name, folder: path, files: fitting.map(\.0)) }
    return fitting[0]
  }

  private func fits(_ bytes: [UInt8], source: Source, needed: Set<String>) -> Bool {
    let dialect = CSVDialect(of: bytes)
    guard let header = try? RawTable.header(of: bytes, dialect: dialect, file: "") else { return false }
    let places = HeaderLayout(of: header, for: source).places
    return zip(places, source.columns).allSatisfy { $0 != .nowhere || !needed.contains($1.name) }
  }

  private func bytes(of file: String) throws(ExtractError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path + "/" + file) else { throw .unreadable(file: file) }
    return [UInt8](data)
  }
}
