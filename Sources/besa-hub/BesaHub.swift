import ArgumentParser
import Programme

/// The hub's command: everything that happens to data before it leaves a hub.
@main
struct BesaHub: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "besa-hub",
    abstract: Words.help("hub"), discussion: Words.help("hub.more"),
    version: "0.1.0",
    subcommands: [
      Init.self, Enrol.self, ConfigCommand.self, ScheduleCommand.self, DoctorCommand.self, MapColumns.self, Check.self,
      Preview.self, Run.self, Send.self, Receive.self, Status.self, Withdraw.self, ShowLog.self, Object.self,
      CheckLedger.self,
    ])

  static func main() {
    Hardening.apply()
    if let language = RunLanguage.configured(for: CommandLine.arguments) { Words.speak(language) }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
  }

  /// What the argument parser does with an error, in the language of this run: help on standard output, errors of use
  /// on standard error.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = ParserText(Words.current)(fullMessage(for: error))
    if !text.isEmpty { code == .success ? Console.result(text) : Console.error(text) }
    exit(withError: ExitCode(code.rawValue))
  }
}
