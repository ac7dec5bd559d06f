import Programme

/// What is wrong with a hub's folder or with what was given to it.
enum HubError: Error {
  case notAHome(folder: String)
  case alreadyAHome(folder: String)
  /// The configuration names no folder with exports.
  case noExports(file: String)
  case unknownHub(id: String, known: [String])
  case notEnrolled(folder: String)
  case otherProgramme(file: String)
  case otherKeys(hub: String)
  case notValid(hub: String, night: CalendarDate)
  case badRootKey(file: String)
  case badState(file: String)
  /// The note of the programme file that the hub was enrolled with.
  case badEnrolment(file: String)
  case badReceipt(file: String)
  case badMappingEntry(String)
  /// `init` has questions, and its input is no terminal.
  case nobodyToAsk
  /// The input ended before the last question of `init`.
  case stoppedAnswering
  case cannotMakeFolder(String)
  /// Another besa-hub works in the folder.
  case busy(folder: String)
}

extension HubError: SpokenError {
  var description: String { text(in: Words.current.language) }

  package func text(in language: Language) -> String {
    fact(LanguageFormat.of(language)).text(in: language, of: Words.catalogue)
  }

  private func fact(_ format: LanguageFormat) -> Explanation {
    switch self {
    case .notAHome(let folder): Explanation("hub.notAHome", ["file": folder])
    case .alreadyAHome(let folder): Explanation("hub.alreadyAHome", ["file": folder])
    case .noExports(let file): Explanation("hub.noExports", ["file": file])
    case .unknownHub(let id, let known):
      Explanation("hub.unknownHub", at: "hub", ["hub": id, "known": known.joined(separator: ", ")])
    case .notEnrolled(let folder): Explanation("hub.notEnrolled", ["file": folder])
    case .otherProgramme(let file): Explanation("hub.otherProgramme", ["file": file])
    case .otherKeys(let hub): Explanation("hub.otherKeys", at: "hub", ["hub": hub])
    case .notValid(let hub, let night): Explanation("hub.notValid", ["hub": hub, "date": format.date(night)])
    case .badRootKey(let file): Explanation("hub.badRootKey", ["file": file])
    case .badState(let file): Explanation("hub.badState", ["file": file])
    case .badEnrolment(let file): Explanation("hub.badEnrolment", ["file": file])
    case .badReceipt(let file): Explanation("hub.badReceipt", ["file": file])
    case .badMappingEntry(let entry): Explanation("hub.badMappingEntry", ["file": entry])
    case .nobodyToAsk: Explanation("hub.nobodyToAsk", at: "input")
    case .stoppedAnswering: Explanation("hub.stoppedAnswering", at: "input")
    case .cannotMakeFolder(let path): Explanation("hub.cannotMakeFolder", ["file": path])
    case .busy(let folder): Explanation("hub.busy", ["file": folder])
    }
  }
}
