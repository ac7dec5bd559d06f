internal import Programme
internal import Sodium

/// The CSVs of a bundle, read in the manifest's order against the programme's sources.
struct BundleTables {
  let manifest: BundleManifest
  let programme: ProgrammeFile
  let file: String

  /// Reads every file of the archive to its end.
  ///
  /// - Throws: ``ExchangeError/manifestMismatch(file:hub:what:)``, ``ExchangeError/archive(file:what:)``,
  ///   ``ExchangeError/wire(file:row:column:what:)``.
  func read(from tar: TarReader) throws(ExchangeError) -> [String: CodedTable] {
    let sources = programme.wireOrder
    let announced = manifest.files.map { [$0.source, $0.name] }
    guard announced == sources.map({ [$0.name, WireForm.fileName(of: $0.name)] }) else {
      throw mismatch("files are not those of the programme's sources")
    }
    let personFile = manifest.files.first { $0.source == programme.personSource?.name }
    // Memory is set aside for the announced rows: every value of a row takes a byte and a comma or line feed at least,
    // but for the tokens' values, which may be empty.
    let fit = zip(sources, manifest.files).allSatisfy { source, announced in
      announced.rows <= announced.bytes / (2 + 2 * source.fields.count) && announced.rows <= Int32.max
    }
    guard fit else {
      throw mismatch("more rows than bytes allow")
    }
    var tables: [String: CodedTable] = [:]
    for (source, announced) in zip(sources, manifest.files) {
      guard let header = try tar.begin(), header == TarHeader(name: announced.name, size: announced.bytes) else {
        throw .archive(file: file, what: "files are not those of the manifest")
      }
      tables[source.name] = try read(source, announced, from: tar, people: personFile?.rows ?? 0)
    }
    guard try tar.begin() == nil else { throw .archive(file: file, what: "a file that the manifest does not name") }
    return tables
  }

  private func read(
    _ source: Source, _ announced: BundleManifest.File, from tar: TarReader, people: Int
  ) throws(ExchangeError) -> CodedTable {
    let input = HashedInput(tar)
    let table = try WireDecoder.decode(
      input, form: WireForm(source, of: programme), file: "\(file), \(announced.name)", rows: announced.rows,
      people: people)
    guard input.finish() == announced.digest else { throw mismatch("digest of \(announced.name)") }
    return table
  }

  private func mismatch(_ what: String) -> ExchangeError {
    .manifestMismatch(file: file, hub: manifest.hub, what: what)
  }
}
