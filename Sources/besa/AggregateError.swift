/// What stops an aggregation, or a file in it, besides the rooms' own errors.
enum AggregateError: Error, CustomStringConvertible {
  /// No bundle that can be used is in the inbox.
  case nothingArrived(inbox: String)
  /// All bundles that came are without participants: a draft would be a page of zeros.
  case nobody(inbox: String)
  /// A key of the centre is not the one that the roster names.
  case otherKey(file: String)
  /// A file of the inbox ends like a bundle and does not have the name of one.
  case noBundleName(file: String)

  var what: String {
    switch self {
    case .nothingArrived: "there is no bundle that can be counted; no draft was written"
    case .nobody: "no hub has a participant who consents; no draft was written"
    case .otherKey: "the key is not the one that the roster names for the aggregator"
    case .noBundleName: "a file does not have the name that besa-hub gave it, so it is not opened"
    }
  }

  var description: String { "\(what)\n  where: \(place)\n  do:    \(remedy)" }

  private var place: String {
    switch self {
    case .nothingArrived(let inbox), .nobody(let inbox): inbox
    case .otherKey(let file), .noBundleName(let file): file
    }
  }

  private var remedy: String {
    switch self {
    case .nothingArrived: "wait for the hubs, then run again; refused bundles are in quarantine, each with its reason"
    case .nobody:
      "receipts are signed; wait until a hub has registered somebody, or ask the hubs whether their exports are whole"
    case .otherKey: "give the folder of that key"
    case .noBundleName:
      "give it its name again (HUB-NUMBER.besa), or ask the hub to send it again; remove it if it is a copy"
    }
  }
}
