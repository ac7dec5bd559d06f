internal import Sodium

/// The trusted comment of a bundle's signature: what the hub says of it before anybody opens it.
///
/// `besa/1 programme=… hub=… seq=… epoch=… pipeline=… roster=… to=…`
struct BundleLabel: Equatable {
  private static let names = ["programme", "hub", "seq", "epoch", "pipeline", "roster", "to"]

  let programme: String
  let hub: String
  let sequence: Int
  let epoch: String
  let pipeline: Digest
  let roster: RosterReference
  let recipients: [AgeRecipient]

  /// What a bundle's manifest must be labelled with.
  init(_ manifest: BundleManifest) {
    programme = manifest.programme
    hub = manifest.hub
    sequence = manifest.sequence
    epoch = manifest.epoch
    pipeline = manifest.pipeline
    roster = manifest.roster
    recipients = manifest.recipients
  }

  /// - Returns: `nil` unless the text is exactly what ``text`` gives.
  init?(text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == Self.names.count + 1, words[0] == BundleManifest.currentFormat else { return nil }
    var values: [String] = []
    for (name, word) in zip(Self.names, words.dropFirst()) {
      guard word.hasPrefix(name + "=") else { return nil }
      values.append(String(word.dropFirst(name.utf8.count + 1)))
    }
    let rosterParts = values[5].split(separator: ":", omittingEmptySubsequences: false)
    guard PlainName.isPlain(values[0]), PlainName.isPlain(values[1]), PlainName.isPlain(values[3]),
      let sequence = Int(values[2]), sequence >= 1, let pipeline = Digest(hex: values[4]), rosterParts.count == 2,
      let version = Int(rosterParts[0]), let digest = Digest(hex: rosterParts[1])
    else { return nil }
    let recipients = values[6].split(separator: ",", omittingEmptySubsequences: false).map {
      AgeRecipient(text: String($0))
    }
    guard !recipients.contains(nil) else { return nil }
    programme = values[0]
    hub = values[1]
    self.sequence = sequence
    epoch = values[3]
    self.pipeline = pipeline
    roster = RosterReference(version: version, digest: digest)
    self.recipients = recipients.compactMap(\.self)
    guard self.text == text else { return nil }
  }

  var text: String {
    let recipientTexts = recipients.map(\.text).joined(separator: ",")
    let values = [
      programme, hub, String(sequence), epoch, pipeline.hex, "\(roster.version):\(roster.digest.hex)", recipientTexts,
    ]
    return BundleManifest.currentFormat + " "
      + zip(Self.names, values).map { "\($0)=\($1)" }.joined(separator: " ")
  }
}
