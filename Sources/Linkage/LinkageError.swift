/// Why the coded cases of the hubs cannot be joined.
public enum LinkageError: Error, Equatable, CustomStringConvertible {
  /// The programme file names no source with one row per person.
  case noPersonSource
  case unknownHub(String)
  case hubTwice(String)
  case missingTable(hub: String, source: String)
  /// A table with other columns than the programme file gives its source.
  case columns(hub: String, source: String, found: Int, declared: Int)
  /// Case numbers of the person source are not each of 0 to rows − 1, once.
  case caseNumbers(hub: String, source: String)
  /// The file's `home_by` names no coded field of the person source.
  case homeField(String)
  /// A choice field `hub` whose list lacks a hub of the programme.
  case hubCode(String)

  public var description: String {
    switch self {
    case .noPersonSource:
      text("no source has one row per person", "programme file, sources", "give one source `one per person`")
    case .unknownHub(let hub):
      text("bundle of a hub that the programme does not name", "hub \(hub)", "add the hub, or take the bundle away")
    case .hubTwice(let hub):
      text("two bundles of one hub", "hub \(hub)", "give the newest only: each bundle is a full snapshot")
    case .missingTable(let hub, let source):
      text("bundle lacks a source", "hub \(hub), source \(source)", "ask the hub to send the night again")
    case .columns(let hub, let source, let found, let declared):
      text(
        "table has \(found) columns, the programme file declares \(declared)", "hub \(hub), source \(source)",
        "ask the hub to run with the current programme file")
    case .caseNumbers(let hub, let source):
      text(
        "case numbers are not 0 to rows − 1, each once", "hub \(hub), source \(source)",
        "ask the hub to send the night again")
    case .homeField(let name):
      text("`home_by` is no coded field of the person source", "field \(name)", "name a date field of that source")
    case .hubCode(let hub):
      text("the code list of field `hub` lacks a hub", "hub \(hub)", "add the hub's id to the list")
    }
  }

  private func text(_ what: String, _ place: String, _ remedy: String) -> String {
    "\(what)\n  where: \(place)\n  do:    \(remedy)"
  }
}
