public import Programme
public import Sodium

/// Why a file could not be written, read or accepted. Texts carry file, hub, row and column; never a value.
public enum ExchangeError: Error, Equatable {
  // Files
  case cannotRead(file: String, reason: String)
  case cannotWrite(file: String, reason: String)
  /// The target of a whole folder, or of a secret, exists.
  case alreadyThere(path: String)
  /// Others than the user can read a secret, or replace it.
  case notPrivate(file: String)
  case tooLarge(file: String, limit: Int)
  /// The file is not of the form its name promises; `what` says at which part.
  case malformed(file: String, what: String)
  /// An id that cannot stand in file names and trusted comments.
  case badName(what: String)

  // Keys and roster
  /// A key text or key file is broken, or its password wrong.
  case badKey(file: String, SodiumError)
  /// The signature does not fit, or is by another key.
  case badSignature(file: String, signer: String, SodiumError)
  case unknownHub(file: String, hub: String)
  case notInRoster(role: String, id: String)
  case hubNotValid(file: String, hub: String, on: CalendarDate)
  case rosterNotSigned(file: String, valid: Int, needed: Int)
  case rosterExpired(version: Int, expires: CalendarDate)
  /// Not the version after the highest one seen (nor that one again).
  case rosterVersion(found: Int, remembered: Int)
  /// The version is right, but it does not follow from the roster that is remembered.
  case rosterFork(version: Int)
  case duplicateInRoster(id: String)

  // age
  case ageHeader(file: String, what: String)
  /// No identity opens the file.
  case ageNoMatch(file: String)
  case ageHeaderCode(file: String)
  case agePayload(file: String, chunk: Int)

  // Bundles
  case compression(file: String, what: String)
  case tooMuchInside(file: String, limit: Int)
  case archive(file: String, what: String)
  /// Manifest and trusted comment disagree.
  case manifestMismatch(file: String, hub: String, what: String)
  case otherProgramme(file: String, hub: String)
  case otherPipeline(file: String, hub: String)
  case otherEpoch(file: String, hub: String)
  case otherRoster(file: String, hub: String, version: Int)
  case otherRecipients(file: String, hub: String)
  case otherTokens(file: String, hub: String)
  case otherPeriod(file: String, hub: String)
  /// The hub sent other bytes under a number that was accepted before: an alarm, not a slip.
  case sequenceReused(file: String, hub: String, sequence: Int)
  case sequenceOlder(file: String, hub: String, sequence: Int, accepted: Int)
  /// The bundle follows another bundle than the one that was accepted.
  case chainBroken(file: String, hub: String, sequence: Int)
  /// A CSV within the bundle breaks the wire rules. `row` counts from 1 after the header; 0 is the header.
  case wire(file: String, row: Int, column: String, what: String)
  case tableMismatch(source: String, what: String)

  // Receipts
  case receiptMismatch(file: String, what: String)

  // The centre's ledger
  /// A row of an exported ledger is not as it was written, or not there.
  case ledgerBroken(file: String, row: Int)
  /// The ledger's past is another than the one that was signed for.
  case ledgerRewritten(file: String, entry: Int)

  /// A line of a hub's log of runs is not as it was written, or missing.
  case runLogBroken(file: String, line: Int)
}
