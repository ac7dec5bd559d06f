import FoundationEssentials
import Programme

/// The folder into which a hub drops its exports (`Sources`).
struct ExportFolder {
  private static let endings: Set<String> = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "sqlite", "sqlite3", "db"]
  /// Of these a file that cannot be read is somebody's export, not a stranger's.
  private static let exports: Set<String> = ["csv", "tsv", "xlsx", "xlsm"]

  let path: String
  private let mapping: HubMapping
  /// Oldest first.
  private var files: [DroppedFile] = []
  private(set) var notes: [ExtractNote] = []

  /// - Throws: ``ExtractError``; a file with the name of a source, or of an export's kind, must be readable.
  init(path: String, sources: [Source], mapping: HubMapping) throws(ExtractError) {
    self.path = path
    self.mapping = mapping
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { throw .noFolder(path) }
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let ending = FileName.ending(of: name)
      guard Self.endings.contains(ending) else { continue }
      do throws(ExtractError) {
        files.append(try DroppedFile(path: path + "/" + name, sources: sources, mapping: mapping))
      } catch {
        let isNamed = sources.contains { $0.name == FileName.stem(of: name) }
        if isNamed || Self.exports.contains(ending) { throw error }
        notes.append(.unused(file: name))
      }
    }
    files.sort { ($0.changed, $0.name) < ($1.changed, $1.name) }
    notes += files.flatMap(\.opened.notes)
  }

  /// All exports of a source, oldest first: the file named after it, and every other whose header fits.
  func tables(of source: Source, needed: Set<String>) throws(ExtractError) -> [RawTable] {
    let own = mapping[source.name]
    var tables: [RawTable] = []
    for file in files where file.isFor(source) {
      guard file.isNamed || file.opened.fits(source, mapping: own, needed: needed) else { continue }
      tables.append(try file.opened.table(of: source, mapping: own, needed: needed))
    }
    if !tables.isEmpty { return tables }
    // Better than to say that there is none: what keeps the nearest from being it.
    for file in files.reversed() where file.isFor(source) && file.resembles(source, own) {
      tables.append(try file.opened.table(of: source, mapping: own, needed: needed))
    }
    if tables.isEmpty { throw .missingFile(source: source.name, folder: path) }
    return tables
  }

  /// Headers of files that are of the source, or that have some of its columns.
  func headers(near source: Source) -> [(file: String, names: [String])] {
    let own = mapping[source.name]
    return files.filter { $0.isFor(source) }.compactMap { file in
      guard let header = try? file.opened.header(for: source, own) else { return nil }
      let known = HeaderLayout(of: header.names, for: source, mapping: own).places.count { $0 != .nowhere }
      return file.isNamed || known > 1 ? (file.name, header.names) : nil
    }
  }

  func unused(beside tables: [RawTable]) -> [ExtractNote] {
    files.filter { file in !tables.contains { $0.file == file.name || $0.file.hasPrefix(file.name + ", sheet ") } }
      .map { .unused(file: $0.name) }
  }
}

/// A file that somebody dropped.
struct DroppedFile {
  let name: String
  /// Of the last change, in nanoseconds since 1970.
  let changed: Int
  let opened: OpenedExport
  /// The source that the file is named after.
  private let source: String?

  init(path: String, sources: [Source], mapping: HubMapping) throws(ExtractError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let bytes = try ExportBytes(path: path, name: name)
    let own = sources.first { $0.name == FileName.stem(of: name) }
    // Without a name that says so, a file's letters are those that the mapping gives for the one source that has any.
    let encodings = (own.map { [mapping[$0.name]] } ?? sources.map { mapping[$0.name] }).compactMap(\.encoding)
    opened = try OpenedExport(
      bytes, path: path, file: name, encoding: own == nil && encodings.count > 1 ? nil : encodings.first, source: own)
    self.name = name
    source = own?.name
    if case .file(_, let mark) = bytes { changed = mark.changed } else { changed = 0 }
  }

  var isNamed: Bool { source != nil }

  /// A file that is named after one source is never taken for another.
  func isFor(_ other: Source) -> Bool { source == nil || source == other.name }

  /// Whether most of a source's columns are there.
  func resembles(_ source: Source, _ mapping: SourceMapping) -> Bool {
    guard let header = try? opened.header(for: source, mapping) else { return false }
    let places = HeaderLayout(of: header.names, for: source, mapping: mapping).places
    return places.count { $0 != .nowhere } * 2 > places.count
  }

  /// Why the file fits no source: what its nearest one says.
  func misfit(among programme: ProgrammeFile, _ mapping: HubMapping) -> ExtractError {
    var nearest: (known: Int, error: ExtractError)?
    for source in programme.sources where isFor(source) {
      let own = mapping[source.name]
      do throws(ExtractError) {
        let header = try opened.header(for: source, own)
        let known = HeaderLayout(of: header.names, for: source, mapping: own).places.count { $0 != .nowhere }
        if known <= (nearest?.known ?? 0) { continue }
        nearest = (known, .headerUnknown(file: name, source: source.name))
        _ = try opened.table(of: source, mapping: own, needed: programme.neededColumns(of: source))
      } catch {
        nearest = (nearest?.known ?? 0, error)
      }
    }
    return nearest?.error ?? .headerUnknown(file: name, source: programme.sources.map(\.name).joined(separator: ", "))
  }
}

enum FileName {
  /// In lower case, without the dot.
  static func ending(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]).lowercased() } ?? ""
  }

  static func stem(of name: String) -> String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }
}
