internal import Foundation

extension CohortTruth {
  /// Writes the truth to a file that only its owner can read.
  ///
  /// - Throws: ``CohortError/cannotWrite(path:reason:)``.
  public func write(to path: String) throws(CohortError) {
    let file = try WholeFileWriter(path: path)
    try file.append(json())
    try file.finish()
  }
}

/// Writes registrations of a streamed cohort, one JSON object per line.
final class TruthWriter {
  private let file: WholeFileWriter
  private let encoder = JSONEncoder()
  private var buffer: [UInt8] = []

  init(path: String) throws(CohortError) {
    file = try WholeFileWriter(path: path)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func append(_ entry: CohortTruth.Entry) throws(CohortError) {
    // Strings and numbers only: encoding them cannot fail.
    if let line = try? encoder.encode(entry) { buffer += line }
    buffer.append(10)
    guard buffer.count > 1 << 20 else { return }
    try file.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  func finish() throws(CohortError) {
    try file.append(buffer)
    try file.finish()
  }
}
