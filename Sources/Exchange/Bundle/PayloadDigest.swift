public import Sodium

extension BundleManifest {
  /// One digest for all tables: what `LC_ALL=C; b2sum *.csv | sha256sum` prints of an opened bundle.
  ///
  /// It is that of the manifest's own `files`, so every bundle carries it; a preview that shows it has shown what was sealed.
  public var payload: Digest {
    let lines = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .map { "\($0.digest.hex)  \($0.name)\n" }
    return Digest(of: Array(lines.joined().utf8))
  }
}
