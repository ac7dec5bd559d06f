import ArgumentParser

/// The centre's command.
@main struct Besa: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "besa",
    abstract: "Hubs' bundles in, an audited and approved funder report out.",
    discussion: "Exit codes: 0 done, 3 something was refused, 4 audit failed, 64 usage, 70 bug, 75 try later.",
    version: "0.1.0",
    subcommands: [
      KeysCommand.self,
      Aggregate.self,
      ReleaseCommand.self,
      LedgerCommand.self,
      DPIACommand.self,
      ProtectCommand.self,
      AuditCommand.self,
      PlanCommand.self,
    ])

  static func main() {
    ProcessLimits.apply()
    main(nil)
  }
}
