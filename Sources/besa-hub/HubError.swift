/// What is wrong with a hub's folder or with what was given to it.
enum HubError: Error, CustomStringConvertible {
  case notAHome(folder: String)
  case alreadyAHome(folder: String)
  /// The configuration names no folder with exports.
  case noExports(file: String)
  case unknownHub(id: String, known: [String])
  case notEnrolled(folder: String)
  case otherProgramme(file: String)
  case otherKeys(hub: String)
  case notValid(hub: String, night: String)
  case badRootKey(file: String)
  case badState(file: String)
  case badReceipt(file: String)
  case badMappingEntry(String)
  /// `init` has questions, and its input is no terminal.
  case nobodyToAsk
  /// The input ended before the last question of `init`.
  case stoppedAnswering
  case cannotMakeFolder(String)
  /// Another besa-hub works in the folder.
  case busy(folder: String)

  var description: String {
    """
    \(text.what)
      where: \(text.place)
      do:    \(text.remedy)
    """
  }

  private var text: (what: String, place: String, remedy: String) {
    switch self {
    case .notAHome(let folder):
      (
        "this is no hub's folder: it has no config.yaml", folder,
        "run `besa-hub init`, or name the folder that it made with --home"
      )
    case .alreadyAHome(let folder):
      ("a hub lives here already; its keys are never replaced", folder, "choose another folder with --into")
    case .noExports(let file):
      (
        "nothing says where the exports are", file,
        "write the folder behind `exports:` in the configuration, or name it with --export"
      )
    case .unknownHub(let id, let known):
      ("the programme file names no such hub", "hub \(id)", "take one of \(known.joined(separator: ", "))")
    case .notEnrolled(let folder):
      (
        "the hub has no linkage key or roster yet", folder,
        "send enrolment-request.json to the custodian, then run `besa-hub enrol` with what comes back"
      )
    case .otherProgramme(let file):
      ("the roster is of another programme", file, "ask the custodian for the roster of this programme")
    case .otherKeys(let hub):
      (
        "the roster gives this hub other keys than the ones here", "hub \(hub)",
        "compare the fingerprint of enrolment-request.json with the custodian by phone"
      )
    case .notValid(let hub, let night):
      ("the roster does not admit the hub on this date", "hub \(hub), \(night)", "ask the custodian for a new roster")
    case .badRootKey(let file):
      ("this is no root key", file, "take the custodian's public key file, the one whose second line begins with RW")
    case .badState(let file):
      (
        "the note of the last sealed bundle is damaged", file,
        "ask the centre for number and digest of the last bundle it has, and write them into the file"
      )
    case .busy(let folder):
      (
        "another besa-hub is at work in this folder", folder,
        "wait until it has ended; if none is running, start the computer anew"
      )
    case .nobodyToAsk:
      (
        "init has questions, and nobody is at a terminal to answer them", "standard input",
        "run it in a terminal; or give --no-input FILE; or --hub and --programme"
      )
    case .stoppedAnswering:
      ("the answers ended early; nothing was made", "standard input", "run `besa-hub init` again")
    case .cannotMakeFolder(let path):
      ("the folder is not there and cannot be made", path, "check the path; plug the disk in if it is on one")
    case .badMappingEntry(let entry):
      (
        "this says nothing about a column that the programme file declares", entry,
        "write source:column=meaning, such as q1:Emri=full_name; - as the meaning leaves the column out"
      )
    case .badReceipt(let file):
      ("the receipt is for another bundle than ours", file, "leave it; ask the centre for the receipt of this bundle")
    }
  }
}
