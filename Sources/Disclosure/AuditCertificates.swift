public import Foundation
import Programme

/// Proofs of every interval of an audit, to be rechecked without a solver: for each end, multipliers of the rows of the
/// audit's system (the dual solution) that bound it, and a whole-number table that attains it.
///
/// Holds tables that fit what is published, the true one perhaps among them: it says no more than the published tables.
public struct AuditCertificates: Sendable, Equatable, Codable {
  /// One cell against one attacker.
  struct Cell: Sendable, Equatable, Codable {
    let address: TableSet.Address
    let attacker: String
    let lower: Int
    let upper: Int?
    var atLower: End?
    var atUpper: End?
  }

  struct End: Sendable, Equatable, Codable {
    /// Row, numerator and denominator of its multiplier. `nil`: no exact multipliers were found.
    var rows: [[Int]]?
    /// The multipliers reach less far in: the rest is the whole-number search's word.
    var isBySearch = false
    /// Positions in ``AuditCertificates/tables``, laid over the first. `nil`: no table was found.
    var tables: [Int]?
  }

  /// Of the system, so that a certificate of another set is known at once.
  let unknowns: Int
  let rows: Int
  /// Unknown and value. The first table of an attacker is whole (zeros left out), others give the unknowns they change.
  var tables: [[[Int]]] = []
  /// Position of each attacker's whole table.
  var wholeTable: [String: Int] = [:]
  var cells: [Cell] = []

  /// JSON, the same bytes for the same certificates.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// - Throws: ``DisclosureError/file(path:line:what:)`` for what is no certificate.
  public static func decoded(_ data: Data, path: String) throws(DisclosureError) -> AuditCertificates {
    do {
      return try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw .file(path: path, line: nil, what: "not a file of certificates")
    }
  }
}
