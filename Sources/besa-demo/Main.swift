import ArgumentParser

@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "besa-demo", abstract: "Invented programmes for trying Besa out.",
    subcommands: [DemoCommand.self, CohortCommand.self], defaultSubcommand: DemoCommand.self)
}
