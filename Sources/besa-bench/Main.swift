import ArgumentParser

@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "besa-bench", abstract: "How fast Besa is on this machine.",
    subcommands: [BothCommand.self, HubCommand.self, CentreCommand.self], defaultSubcommand: BothCommand.self)
}
