import Exchange
import FoundationEssentials
import Programme

/// Five questions, asked again until the answer can be used. Nothing secret is ever asked.
struct SetupDialogue {
  /// Shows a prompt and gives what was typed; `nil` when the input has ended.
  let ask: (String) -> String?
  let say: (String) -> Void
  let hints: SetupHints

  /// - Throws: ``HubError/stoppedAnswering`` when the input ends before the last answer.
  func answers() throws -> SetupAnswers {
    let language = try language()
    let words = Messages(language, of: Words.catalogue)
    let (programme, hubs) = try programme(words)
    let hub = try hub(of: hubs, words)
    say("\n" + words("init.ask_exports"))
    let exports = try folder(
      words("init.exports"), words, usual: language == .albanian ? "~/Besa/eksporte" : "~/Besa/exports")
    say("\n" + words("init.ask_send_to"))
    let sendTo = try folder(
      words("init.send_to"), words, usual: language == .albanian ? "~/Besa/dergesa" : "~/Besa/send", not: exports)
    var answers = SetupAnswers(hub: hub, programme: programme)
    answers.configuration.language = language
    answers.configuration.exports = exports
    answers.configuration.sendTo = sendTo
    return answers
  }

  /// Asked in both languages, of course.
  private func language() throws -> Language {
    let choices: [(String, Language)] = [("English", .english), ("Shqip", .albanian)]
    for (number, choice) in choices.enumerated() { say("  \(number + 1)  \(choice.0)") }
    let usual = choices.firstIndex { $0.1.rawValue == hints.language } ?? 0
    return try answer("Language / Gjuha", usual: String(usual + 1)) { typed in
      let word = typed.lowercased()
      let found = choices.enumerated().first { number, choice in
        [String(number + 1), choice.0.lowercased(), choice.1.rawValue].contains(word)
      }
      if found == nil { say("1 = English, 2 = Shqip") }
      return found?.element.1
    }
  }

  private func programme(_ words: Messages) throws -> (path: String, hubs: [Hub]) {
    say("\n" + words("init.ask_programme"))
    return try answer(words("init.programme"), usual: hints.programmes.first) { typed in
      let path = Folder.path(typed, in: Folder.absolute("."))
      do {
        let bytes = try WholeFile.read(path, limit: HubHome.mostBytes)
        return (path, try ProgrammeFile.load(bytes, file: path).hubs)
      } catch let error as ProgrammeError {
        say(words("init.programme_bad"))
        say(error.problems.first?.description ?? error.description)
      } catch {
        say(words("init.programme_unreadable"))
      }
      return nil
    }
  }

  private func hub(of hubs: [Hub], _ words: Messages) throws -> String {
    say("\n" + words("init.ask_hub"))
    for (number, hub) in hubs.enumerated() { say("  \(number + 1)  \(words(hub.label))") }
    return try answer(words("init.hub"), usual: nil) { typed in
      let word = typed.lowercased()
      let found = hubs.enumerated().first { number, hub in
        [String(number + 1), hub.id.lowercased(), words(hub.label).lowercased()].contains(word)
      }
      if found == nil { say(words("init.hub_bad", ["n": String(hubs.count)])) }
      return found?.element.id
    }
  }

  /// - Parameter other: A folder that it must not be.
  private func folder(_ prompt: String, _ words: Messages, usual: String, not other: String? = nil) throws -> String {
    try answer(prompt, usual: usual) { typed in
      guard Folder.isPossible(typed) else {
        say(words("init.folder_bad"))
        return nil
      }
      let path = Folder.path(typed, in: Folder.absolute("."))
      if path == other.map({ Folder.path($0, in: Folder.absolute(".")) }) {
        say(words("init.folder_twice"))
        return nil
      }
      guard Folder.make(path) else {
        say(words("init.folder_cannot"))
        return nil
      }
      return typed.hasPrefix("~/") || typed.hasPrefix("/") ? typed : path
    }
  }

  /// Asks until `read` makes something of the answer; an empty one stands for the usual.
  private func answer<Answer>(_ prompt: String, usual: String?, _ read: (String) throws -> Answer?) throws -> Answer {
    while true {
      guard let line = ask(prompt + (usual.map { " [\($0)]" } ?? "") + ": ") else { throw HubError.stoppedAnswering }
      let typed = line.trimmingSpaces
      if typed.isEmpty && usual == nil { continue }
      if let answer = try read(typed.isEmpty ? usual ?? "" : typed) { return answer }
    }
  }
}

extension String {
  /// Without blanks at both ends, and without the quotes that file managers put around a copied path.
  fileprivate var trimmingSpaces: String {
    let inner = drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    let text = String(inner)
    if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}
