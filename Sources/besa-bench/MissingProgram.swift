import Foundation

/// A program that is not on this machine.
struct MissingProgram: Error, CustomStringConvertible {
  let names: [String]

  var description: String {
    """
    nothing to measure with: not on this machine
      where: \(names.joined(separator: ", "))
      do:    apt-get install \(names.joined(separator: " "))
    """
  }

  /// - Returns: Paths of programs whose names are those of their Debian packages.
  /// - Throws: ``MissingProgram`` that names all that are not in `PATH`.
  static func find(_ names: [String]) throws(MissingProgram) -> [String: URL] {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    var found: [String: URL] = [:]
    for name in names {
      found[name] = folders.map { URL(filePath: "\($0)/\(name)") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
    }
    let missing = names.filter { found[$0] == nil }
    guard missing.isEmpty else { throw MissingProgram(names: missing) }
    return found
  }
}
