import ArgumentParser
import Exchange
import Extracts
import Programme
import Pseudonymisation
import Sodium

/// Exit codes, as every command of Besa uses them.
enum Outcome: Int32 {
  case done = 0
  case someSetAside = 3
  /// Nothing was written.
  case refused = 4
  case usage = 64
  case fault = 70
  case tryLater = 75
}

/// Runs a subcommand's work; what goes wrong becomes one message and an exit code.
func finish(_ work: () throws -> Outcome) throws {
  do {
    let outcome = try work()
    if outcome != .done { throw ExitCode(outcome.rawValue) }
  } catch let code as ExitCode {
    throw code
  } catch {
    Console.error("besa-hub: " + Words.text(of: error))
    throw ExitCode(Outcome(error).rawValue)
  }
}

extension Outcome {
  init(_ error: any Error) {
    switch error {
    case let error as ExchangeError: self = error.isPassing ? .tryLater : .refused
    case let error as NightError: self = error.isPassing ? .tryLater : .refused
    case PseudonymisationError.extract(let error): self.init(error)
    case ExtractError.noFolder, ExtractError.unreadable, ExtractError.changed, PseudonymisationError.scratch,
      ExtractError.database(_, .locked), HubError.busy:
      self = .tryLater
    case is ExtractError, is PseudonymisationError, is GateRefusal, is ProgrammeError, is HubError,
      is ConfigurationError, is SodiumError:
      self = .refused
    default: self = .fault
    }
  }
}
