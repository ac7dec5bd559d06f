import ArgumentParser

/// The hub's command: everything that happens to data before it leaves a hub.
@main
struct BesaHub: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "besa-hub",
    abstract: "Turns a hub's exports into a sealed bundle of coded cases; no identifier leaves the hub.",
    discussion: """
      Exit codes: 0 done; 3 done, but some rows or values were set aside; 4 refused, nothing was written; \
      64 wrong use; 70 fault of Besa; 75 a file could not be read or written, try later.
      """,
    version: "0.1.0",
    subcommands: [
      Init.self, Enrol.self, ConfigCommand.self, ScheduleCommand.self, MapColumns.self, Check.self, Run.self,
      Receive.self, Status.self,
      Object.self,
      CheckLedger.self,
    ])

  static func main() {
    Hardening.apply()
    main(nil)
  }
}
