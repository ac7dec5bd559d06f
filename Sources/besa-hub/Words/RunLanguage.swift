import Exchange
import FoundationEssentials
import Programme

/// The language of a run before its command is known: help and errors of use are in it too.
enum RunLanguage {
  /// What the configuration of the hub's folder says, if it can be read; nothing otherwise.
  static func configured(for arguments: [String]) -> Language? {
    let path = HubPaths(folder: home(in: arguments) ?? HubPaths.usual.folder).configuration
    guard FileManager.default.fileExists(atPath: path),
      let bytes = try? WholeFile.read(path, limit: HubHome.mostBytes)
    else { return nil }
    return (try? HubConfiguration(bytes, file: path))?.language
  }

  /// `--home DIR` or `--home=DIR`.
  private static func home(in arguments: [String]) -> String? {
    let option = "--home"
    for (place, argument) in arguments.enumerated() {
      if argument == option, arguments.indices.contains(place + 1) { return arguments[place + 1] }
      if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
    }
    return nil
  }
}
