import ArgumentParser
import Programme

/// Which hub's folder a command works in.
struct HomeOption: ParsableArguments {
  @Option(help: ArgumentHelp(Words.current("help.home", ["usual": HubPaths.usualShown]), valueName: "dir"))
  var home: String?

  var folder: String { home ?? HubPaths.usual.folder }

  func open() throws -> HubHome { try HubHome(folder) }
}
