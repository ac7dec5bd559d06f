import ArgumentParser
import Disclosure
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
    // A full disk, too: the same command can succeed later.
    case .ledgerMoved, .ledgerUnreadable: 75
    default: 3
    }
  case let error as ExchangeError:
    if case .cannotWrite = error { 75 } else { 3 }
  case is SodiumError, is ProgrammeError, is ProtectInput.NoPeople: 3
  case let error as DisclosureError:
    switch error {
    case .auditFailed, .cannotProtect, .tooFewSince, .cannotRound, .mustPublish, .dominated: 4
    case .solver: 70
    default: 3
    }
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

extension Roster {
  /// The officers whose keys count today, as approvals name them.
  func releaseOfficers(on today: CalendarDate) -> [Officer] {
    officers.filter { $0.isValid(on: today) }.map { Officer(name: $0.id, key: $0.signing) }
  }
}
