/// Why a draft, an approval, a release or the ledger is refused.
public enum ReportingError: Error, Hashable, Sendable, CustomStringConvertible {
  case ledgerUnreadable(path: String, detail: String)
  case ledgerRow(number: Int, LedgerFault)
  case unknownDraft(number: Int)
  case draftChanged(number: Int, folders: [String])
  case strangeFile(path: String)
  case notAnOfficer(name: String)
  case authorCannotApprove(number: Int, name: String)
  case alreadyApproved(number: Int, name: String)
  case notEnoughApprovals(number: Int, have: Int, need: Int)
  case badApproval(number: Int, name: String)
  case alreadyReleased(number: Int, release: Int)
  case draftReturned(number: Int, reason: String)
  case draftOvertaken(number: Int, release: Int, next: Int)
  case incompleteDraft(path: String)
  case badReason(what: String)
  /// A file that a hub sent is not what it should be.
  case badStatement(file: String, what: String)
  case unknownObjection(number: Int)
  case unknownFigure(name: String, hub: String)
  case alreadyAnswered(objection: Int, name: String)
  /// An open objection to figures that the draft shows.
  case hubObjects(number: Int, objection: Int, hub: String, figures: [String])
  /// Somebody else wrote between reading and writing.
  case ledgerMoved
  case badManifest(what: String)
  /// A release that the ledger lists lies nowhere where it was looked for.
  case releaseMissing(release: Int, place: String)
  /// `files`: which, as far as an intact list says so.
  case releaseChanged(release: Int, files: [String])
  case notRemade(release: Int)
  /// A page's form is broken: a bug.
  case badTemplate(name: String, detail: String)
  /// A workbook could not be written.
  case workbookFailed(name: String, detail: String)

  public var description: String {
    switch self {
    case .ledgerUnreadable(let path, let detail):
      Self.text(
        "the ledger cannot be used: \(detail)", path,
        "check that this is the centre's ledger, who owns it, and the free space")
    case .ledgerRow(let number, let fault):
      Self.text(
        "the ledger was changed by other means than Besa: \(fault)", "row \(number)",
        "stop publishing, keep the file as it is, and compare with the last backup")
    case .strangeFile(let path):
      Self.text("the draft holds a file that Besa did not write", path, "move it out of the draft's folder")
    case .ledgerMoved:
      Self.text("another command wrote into the ledger at the same moment", "ledger", "run the command again")
    case .badManifest(let what):
      Self.text(
        "the release's manifest proves nothing: \(what)", "manifest.json",
        "check that the key is the publisher's, and ask the publisher for the release again")
    case .releaseMissing(let release, let place):
      Self.text(
        "release \(ReleaseNumber(release).text) is in the ledger, but its files are not there", place,
        "copy the folder back, or give the folder of all releases with --releases")
    case .releaseChanged(let release, let files):
      Self.text(
        "release \(ReleaseNumber(release).text) is not as it was published: nothing can be compared with it",
        files.isEmpty ? "its files" : files.joined(separator: ", "),
        "copy the release's folder back from where it was published to")
    case .notRemade(let release):
      Self.text(
        "the ledger has this release, but it cannot be made again with the same bytes",
        "release \(ReleaseNumber(release).text)",
        "use the key that it was published with, or copy the release's folder back")
    case .badTemplate(let name, let detail):
      Self.text("a page could not be made: \(detail)", name, "report it as a bug")
    case .workbookFailed(let name, let detail):
      Self.text(
        "a workbook could not be written: \(detail)", name,
        "see that the folder for temporary files has space; if it has, shorten the text of the programme file")
    case .incompleteDraft(let path):
      Self.text("the draft lacks a file, or the file cannot be read", path, "make a new draft with 'besa aggregate'")
    case .notAnOfficer(let name):
      Self.text(
        "not a release officer of the roster in force", "officer \(name)",
        "use the key that the roster names, or ask the custodian for a new roster")
    case .badReason, .badStatement, .unknownObjection, .unknownFigure, .alreadyAnswered, .hubObjects: objectionText
    default: draftText
    }
  }

  private var objectionText: String {
    switch self {
    case .badReason(let what):
      Self.text(
        "a reason in words is needed: \(what)", "--reason", "say what is wrong in a few lines")
    case .badStatement(let file, let what):
      Self.text("the hub's word is not taken in: \(what)", file, "ask the hub to make it again with 'besa-hub object'")
    case .unknownObjection(let number):
      Self.text("the ledger knows no such objection", "objection \(number)", "see 'besa release list'")
    case .unknownFigure(let name, let hub):
      Self.text(
        "the draft shows no such figure of this hub", "hub \(hub), \(name)",
        "take a name from 'besa release show --hub \(hub)'")
    case .alreadyAnswered(let objection, let name):
      Self.text("this officer or key has answered already", "objection \(objection), \(name)", "ask another officer")
    case .hubObjects(let number, let objection, let hub, let figures):
      Self.text(
        "a hub objects to figures of its own that the draft shows",
        "draft \(number), hub \(hub), objection \(objection): \(Self.some(figures))",
        "make a corrected draft, or ask the hub to withdraw, or two officers to run 'besa release answer'")
    default: "unexpected"
    }
  }

  /// The first few of a list; the rest as a number.
  private static func some(_ names: [String]) -> String {
    let most = 3
    if names.isEmpty { return "all its figures" }
    let rest = names.count > most ? " and \(names.count - most) more" : ""
    return names.prefix(most).joined(separator: ", ") + rest
  }

  private var draftText: String {
    switch self {
    case .unknownDraft(let number):
      Self.text("the ledger knows no such draft", "draft \(number)", "see 'besa release list'")
    case .draftChanged(let number, let folders):
      Self.text(
        "files were changed after the draft was made: its approvals are for other files",
        "draft \(number), folder \(folders.joined(separator: " and "))", "make a new draft with 'besa aggregate'")
    case .authorCannotApprove(let number, let name):
      Self.text("the author of a draft cannot approve it", "draft \(number), \(name)", "ask another officer")
    case .alreadyApproved(let number, let name):
      Self.text("this officer or key has approved already", "draft \(number), \(name)", "ask another officer")
    case .notEnoughApprovals(let number, _, let need):
      // How many there are is nobody's business until they are all in: officers judge without each other.
      Self.text(
        "the draft waits for \(need) approvals by current officers other than the author", "draft \(number)",
        "ask the officers to run 'besa release approve'")
    case .badApproval(let number, let name):
      Self.text(
        "an approval's signature does not fit the draft's files", "draft \(number), officer \(name)",
        "run 'besa ledger verify', then ask the officer to approve a new draft")
    case .alreadyReleased(let number, let release):
      Self.text(
        "the draft is published and never changes", "draft \(number), release \(release)",
        "a correction is a new draft")
    case .draftReturned(let number, let reason):
      Self.text(
        "an officer returned the draft: \(Self.line(reason))", "draft \(number)",
        "make a new draft with 'besa aggregate'")
    case .draftOvertaken(let number, let release, let next):
      Self.text(
        "the draft was made for release \(release), but the next one is \(next): it was not audited against what was "
          + "published since", "draft \(number)", "make a new draft with 'besa aggregate'")
    default: "unexpected"
    }
  }

  /// A reason of several lines as one.
  private static func line(_ reason: String) -> String { reason.replacing("\n", with: " / ") }

  private static func text(_ what: String, _ place: String, _ remedy: String) -> String {
    """
    \(what)
      where: \(place)
      do:    \(remedy)
    """
  }
}
