/// What stops an aggregation besides the rooms' own errors.
enum AggregateError: Error, CustomStringConvertible {
  /// No bundle that can be used is in the inbox.
  case nothingArrived(inbox: String)
  /// A key of the centre is not the one that the roster names.
  case otherKey(file: String)

  var description: String {
    switch self {
    case .nothingArrived(let inbox):
      text("no bundle to count", inbox, "wait for the hubs; look into quarantine for refused ones")
    case .otherKey(let file):
      text("the key is not the one that the roster names for the aggregator", file, "give the folder of that key")
    }
  }

  private func text(_ what: String, _ place: String, _ remedy: String) -> String {
    "\(what)\n  where: \(place)\n  do:    \(remedy)"
  }
}
