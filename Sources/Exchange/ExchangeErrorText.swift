internal import Sodium

extension ExchangeError: CustomStringConvertible {
  /// What, where and what to do.
  public var description: String {
    let parts = fileText ?? keyText ?? ageText ?? bundleText ?? agreementText
    return "\(parts.what)\n  where: \(parts.place)\n  do:    \(parts.action)"
  }

  private typealias Parts = (what: String, place: String, action: String)

  private var fileText: Parts? {
    switch self {
    case .cannotRead(let file, let reason):
      ("file cannot be read: \(reason)", file, "check that it is there and that you may read it")
    case .cannotWrite(let file, let reason):
      ("file cannot be written: \(reason)", file, "check the folder, its permissions and the free space")
    case .alreadyThere(let path):
      ("it is there already and is never replaced", path, "choose another place, or move the old one away")
    case .notPrivate(let file):
      (
        "others can read or replace a secret", file,
        "chmod 700 the folder and 600 the file; somebody may have read it, so ask the custodian about a new key"
      )
    case .tooLarge(let file, let limit):
      ("file is longer than \(limit) bytes", file, "check that it is the right file")
    case .malformed(let file, let what):
      ("file is not of its form: \(what)", file, "get the file again, whole and unchanged")
    case .badName(let what):
      (
        "id is not 1 to 64 of A-Z a-z 0-9 . _ - beginning with a letter or digit", what,
        "correct the id where it is defined"
      )
    default: nil
    }
  }

  private var keyText: Parts? {
    switch self {
    case .badKey(let file, let error):
      ("key cannot be used: \(error.reason)", file, "give the right key file, whole, or its password")
    case .badSignature(let file, let signer, let error):
      (
        "signature is not by the roster key: \(error.reason)", "\(file), signer \(signer)",
        "ask the signer to send it again; if it recurs, compare keys by phone"
      )
    case .unknownHub(let file, let hub):
      ("hub is not in the roster", "\(file), hub \(hub)", "ask the custodian to admit the hub, or remove the file")
    case .notInRoster(let role, let id):
      ("roster names no such \(role)", id, "correct the id, or ask the custodian for a new roster")
    case .hubNotValid(let file, let hub, let date):
      ("hub's key is not valid on \(date)", "\(file), hub \(hub)", "ask the custodian to renew the hub in the roster")
    case .rosterNotSigned(let file, let valid, let needed):
      (
        "roster has \(valid) of \(needed) root signatures", file,
        "ask the custodian for the signed roster; compare root keys by phone"
      )
    case .rosterExpired(let version, let expires):
      ("roster expired on \(expires)", "roster version \(version)", "ask the custodian for the next version")
    case .rosterVersion(let found, let remembered):
      (
        "roster is not the version after \(remembered)", "roster version \(found)",
        "install every version in turn; an older one is never accepted again"
      )
    case .rosterFork(let version):
      (
        "roster does not follow from the one that is remembered", "roster version \(version)",
        "stop, and ask the custodian by phone which one is right"
      )
    case .duplicateInRoster(let id):
      ("roster names an id or key twice", id, "give each hub, officer and aggregator its own id and key")
    default: nil
    }
  }

  private var ageText: Parts? {
    switch self {
    case .ageHeader(let file, let what):
      ("not an age file that Besa reads: \(what)", file, "get the file again, whole and unchanged")
    case .ageNoMatch(let file):
      ("file is not sealed to this key", file, "use the key it was sealed to, or ask for a file sealed to yours")
    case .ageHeaderCode(let file):
      ("header of the age file was changed", file, "get the file again; if it recurs, tell the sender")
    case .agePayload(let file, let chunk):
      (
        "sealed content was changed or cut", "\(file), chunk \(chunk) of 64 KiB",
        "get the file again; if it recurs, tell the sender"
      )
    default: nil
    }
  }

  private var bundleText: Parts? {
    switch self {
    case .compression(let file, let what):
      ("compressed content is broken: \(what)", file, "ask the hub to send again")
    case .tooMuchInside(let file, let limit):
      (
        "content is larger than \(limit) bytes when decompressed", file,
        "ask the hub; raise the limit only if it is real"
      )
    case .archive(let file, let what):
      ("tar content is not as the bundle form says: \(what)", file, "ask the hub to update Besa and send again")
    case .wire(let file, let row, let column, let what):
      (
        "coded value is refused: \(what)", "\(file), row \(row), column \(column)",
        "tell the hub; its software is wrong"
      )
    case .tableMismatch(let source, let what):
      (
        "coded table does not fit the programme: \(what)", "source \(source)",
        "this is a fault of the software: report it"
      )
    case .sequenceReused(let file, let hub, let sequence):
      (
        "ALARM: other bytes under a number that was accepted before", "\(file), hub \(hub), number \(sequence)",
        "phone the hub: a copy of its machine or key may be at work"
      )
    case .sequenceOlder(let file, let hub, let sequence, let accepted):
      (
        "older than the bundle that was accepted", "\(file), hub \(hub), number \(sequence), accepted \(accepted)",
        "remove it; ask the hub to make a new bundle if it was restored from a backup"
      )
    case .chainBroken(let file, let hub, let sequence):
      (
        "bundle does not follow the one that was accepted", "\(file), hub \(hub), number \(sequence)",
        "phone the hub and compare receipts: it may have been restored from a backup"
      )
    default: nil
    }
  }

  private var agreementText: Parts {
    switch self {
    case .manifestMismatch(let file, let hub, let what):
      (
        "manifest disagrees with the signed comment: \(what)", "\(file), hub \(hub)",
        "tell the hub; its software is wrong"
      )
    case .otherProgramme(let file, let hub):
      ("bundle is of another programme", "\(file), hub \(hub)", "put it into that programme's inbox")
    case .otherPipeline(let file, let hub):
      (
        "bundle was made under another programme file", "\(file), hub \(hub)",
        "send the hub the current programme file and ask for a new bundle"
      )
    case .otherEpoch(let file, let hub):
      (
        "bundle is of another epoch", "\(file), hub \(hub)",
        "send the hub this epoch's linkage key; ask for a new bundle"
      )
    case .otherRoster(let file, let hub, let version):
      (
        "bundle was made under another roster", "\(file), hub \(hub), roster version \(version)",
        "send the hub the current roster and ask for a new bundle"
      )
    case .otherRecipients(let file, let hub):
      ("bundle is sealed to other keys than the roster says", "\(file), hub \(hub)", "send the hub the current roster")
    case .otherTokens(let file, let hub):
      (
        "match tokens are of another kind or normaliser version", "\(file), hub \(hub)",
        "ask the hub to update Besa and send again"
      )
    case .otherPeriod(let file, let hub):
      ("bundle is of another period", "\(file), hub \(hub)", "ask the hub to run the current period")
    case .receiptMismatch(let file, let what):
      ("receipt is not for this bundle: \(what)", file, "keep the bundle in the outbox and ask the centre again")
    case .ledgerBroken(let file, let row):
      (
        "exported ledger is not whole", "\(file), row \(row)",
        "ask the centre to export it again, and compare the two files"
      )
    case .ledgerRewritten(let file, let entry):
      (
        "centre's ledger is not the one that it signed for before: it was rewritten or cut", "\(file), row \(entry)",
        "keep all receipts and this file; tell the custodian, who compares them with the other hubs'"
      )
    case .runLogBroken(let file, let line):
      (
        "log of runs was changed or cut", "\(file), line \(line)",
        "keep the file as it is, and tell the custodian: somebody wrote to the hub's folder"
      )
    default: ("refused", "unknown", "report this message: it has no text of its own")
    }
  }
}

extension SodiumError {
  /// The first line of the text.
  var reason: String { String(description.prefix { $0 != "\n" }) }
}
