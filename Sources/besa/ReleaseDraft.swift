import ArgumentParser

/// `besa release draft`: the first step of a release, by the name under which officers look for it.
struct ReleaseDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Make a draft of the hubs' bundles: the same as 'besa aggregate'.")

  @OptionGroup var aggregate: Aggregate

  func run() throws { try aggregate.run() }
}
