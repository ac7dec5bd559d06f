import ArgumentParser
import Exchange
import Foundation
import Programme
import Reporting
import Sodium

/// Runs a command's work; what it refuses goes to standard error as one message, with the exit code for its kind.
func refusing(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let code as ExitCode {
    throw code
  } catch let usage as ValidationError {
    throw usage
  } catch {
    FileHandle.standardError.write(Data("besa: \(error)\n".utf8))
    throw ExitCode(exitCode(of: error))
  }
}

private func exitCode(of error: any Error) -> Int32 {
  switch error {
  case let error as ReportingError:
    switch error {
    case .badTemplate: 70
    case .ledgerMoved: 75
    default: 3
    }
  case let error as ExchangeError:
    if case .cannotWrite = error { 75 } else { 3 }
  case is SodiumError: 3
  default: 70
  }
}

/// What the clock says, where commands ask it.
enum Clock {
  static var now: Date { Date() }

  /// The day in UTC.
  static var today: CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: now)
    guard
      let date = CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    else { preconditionFailure("the clock shows no day") }
    return date
  }
}

/// Keys as the options of the release commands name them.
enum KeyFolder {
  /// Name of the secret signing key in a person's key folder.
  static let signingKey = "signing.key"

  /// Reads a signing key from a key folder, or from the file itself.
  static func signingKey(_ path: String) throws -> SigningKey {
    let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    let file = kind == .typeDirectory ? path + "/" + signingKey : path
    return try SigningKey(file: SecretFile.read(file))
  }

  /// Reads a public key file (`.pub`, or just its base64 line).
  static func verifyingKey(_ path: String) throws -> VerifyingKey {
    try VerifyingKey(text: String(decoding: WholeFile.read(path, limit: 4096), as: UTF8.self))
  }

  /// The officers whose keys count today.
  static func officers(of roster: Roster, today: CalendarDate) -> [Officer] {
    roster.officers.filter { $0.isValid(on: today) }.map { Officer(name: $0.id, key: $0.signing) }
  }
}
