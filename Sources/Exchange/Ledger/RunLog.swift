internal import FoundationEssentials
internal import Sodium

/// What was run at a hub, one line for each run, each naming the digest of the line before: nothing is changed or taken
/// out without showing.
///
/// The file is only ever added to. `sed -n 3p runs.log | sha256sum` prints what line 4 calls `previous`. A second file
/// holds number and digest of the last line, so that a shortened log shows too.
public struct RunLog: Sendable {
  /// Some hundred years of nights.
  private static let mostBytes = 1 << 26
  private static let lineEnd: UInt8 = 10

  private struct Head: Codable {
    let entries: Int
    let digest: Digest
  }

  private let path: String
  private var headPath: String { path + ".head" }

  /// - Parameter path: Of the log; its head is beside it, with `.head`.
  public init(at path: String) { self.path = path }

  /// Adds a run. A line that a power cut left unfinished is cut off first.
  ///
  /// - Throws: ``ExchangeError/cannotWrite(file:reason:)``.
  public func append(_ run: LoggedRun) throws(ExchangeError) {
    let file = try PosixFile(appendingTo: path, permissions: FileAccess.ownerOnly.file)
    try file.waitForLock()
    let bytes = try readWhole(file)
    let whole = (bytes.lastIndex(of: Self.lineEnd) ?? -1) + 1
    if whole < bytes.count { try file.cut(to: whole) }
    let lines = Self.lines(bytes[..<whole])
    let entry = Entry(
      number: lines.count + 1, run: run, previous: lines.last.map { Digest(of: Array($0) + [Self.lineEnd]) })
    let line = CanonicalJSON.encode(entry)
    try file.write(line)
    try file.sync()
    try WholeFile.write(
      CanonicalJSON.encode(Head(entries: entry.number, digest: Digest(of: line))), to: headPath, access: .ownerOnly)
  }

  /// All runs, the first one first, once every line follows the one before and none is missing at the end.
  ///
  /// - Throws: ``ExchangeError/runLogBroken(file:line:)`` with the first line that is not as it was written.
  public func runs() throws(ExchangeError) -> [LoggedRun] {
    guard FilePath.exists(path) || FilePath.exists(headPath) else { return [] }
    let bytes = FilePath.exists(path) ? try WholeFile.read(path, limit: Self.mostBytes) : []
    var previous: Digest?
    var digests: [Digest] = []
    var runs: [LoggedRun] = []
    for line in Self.lines(bytes[...]) {
      let whole = Array(line) + [Self.lineEnd]
      guard let entry = try? CanonicalJSON.decode(Entry.self, from: whole, file: path),
        entry.number == runs.count + 1, entry.previous == previous
      else { throw .runLogBroken(file: path, line: runs.count + 1) }
      runs.append(entry.run)
      previous = Digest(of: whole)
      digests.append(Digest(of: whole))
    }
    try requireHead(of: digests)
    return runs
  }

  private func requireHead(of digests: [Digest]) throws(ExchangeError) {
    guard FilePath.exists(headPath) else { return }
    let head = try CanonicalJSON.decode(Head.self, from: WholeFile.read(headPath, limit: 1 << 12), file: headPath)
    guard head.entries >= 1, head.entries <= digests.count, digests[head.entries - 1] == head.digest else {
      throw .runLogBroken(file: path, line: min(digests.count, max(0, head.entries - 1)) + 1)
    }
  }

  private func readWhole(_ file: PosixFile) throws(ExchangeError) -> [UInt8] {
    let size = try file.status.size
    guard size <= Self.mostBytes else { throw .tooLarge(file: path, limit: Self.mostBytes) }
    return try file.read(at: 0, count: size)
  }

  /// Whole lines, without their ends.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: lineEnd, omittingEmptySubsequences: false).dropLast()
  }

  private struct Entry: Codable {
    let number: Int
    let run: LoggedRun
    let previous: Digest?
  }
}
