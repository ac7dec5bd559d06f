import Exchange

/// `config.yaml` of a hub's folder: which hub it is, and which programme file it follows.
struct HubConfiguration {
  let hub: String
  /// Name of the programme file in the hub's folder.
  let programme: String

  init(hub: String, programme: String) {
    self.hub = hub
    self.programme = programme
  }

  /// Reads lines of `name: value`; lines that begin with `#` and empty lines say nothing.
  init(_ text: String, file: String) throws(HubError) {
    var values: [Substring: String] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: ": ", maxSplits: 1)
      guard parts.count == 2 else { throw .badConfiguration(file: file, line: number + 1) }
      values[parts[0]] = String(parts[1])
    }
    guard let hub = values["hub"], let programme = values["programme"], !programme.contains("/") else {
      throw .badConfiguration(file: file, line: 1)
    }
    self.init(hub: hub, programme: programme)
  }

  var text: String {
    """
    # This folder is one hub's place for Besa. Keys are in `secrets`; nobody else may read them.
    # The hub's id in the programme file and in the roster:
    hub: \(hub)
    # The programme file, in this folder. Hubs and centre must hold the same file, byte for byte.
    programme: \(programme)

    """
  }
}
