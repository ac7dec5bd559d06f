import FoundationEssentials
import Programme
import Synchronization

/// What a person at the hub reads, from the `words-….json` of `Resources`, in the language of this run.
///
/// `Words.current("status.waits", ["bundle": name])`; with a count, `Words.current("status.bundles", for: count)`.
enum Words {
  static let catalogue = Catalogue([
    PackageResources.words_night_json, PackageResources.words_office_json, PackageResources.words_errors_json,
    PackageResources.words_commands_json,
  ])

  private static let chosen = Mutex(Messages(Language(environment: ProcessInfo.processInfo.environment), of: catalogue))

  /// The environment's language, until the hub's configuration says another.
  static var current: Messages { chosen.withLock { $0 } }

  /// What `--help` says of a command or an option.
  static func help(_ key: String) -> String { current("help." + key) }

  /// From here on everything is in this language.
  static func speak(_ language: Language) { chosen.withLock { $0 = Messages(language, of: catalogue) } }
}
