import ArgumentParser
import Exchange
import Programme

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("init"), discussion: Words.help("init.more"))

  @Option(help: ArgumentHelp(Words.help("init.hub")))
  var hub: String?
  @Option(help: ArgumentHelp(Words.help("init.programme"), valueName: "file"))
  var programme: String?
  @Option(help: ArgumentHelp(Words.help("init.no_input"), valueName: "file"))
  var noInput: String?
  @Option(
    help: ArgumentHelp(Words.current("help.init.into", ["usual": HubPaths.usualShown]), valueName: "dir"))
  var into: String?
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func validate() throws {
    guard (hub == nil) == (programme == nil) else {
      throw ValidationError(Words.current("init.go_together"))
    }
    if hub != nil && noInput != nil { throw ValidationError(Words.current("init.alone")) }
  }

  func run() throws {
    try finish {
      let folder = into ?? HubPaths.usual.folder
      let setup = HubSetup(folder: folder)
      try setup.requireFree()
      let answers = try answers()
      if let language = answers.configuration.language { Words.speak(language) }
      let request = try setup.make(answers)
      HubLog(paths: HubPaths(folder: folder)).enter(LoggedRun("init"))
      let notice = SetupNotice(request: request, hub: answers.configuration.hub, folder: folder)
      Console.result(json ? notice.json : notice.text)
      return .done
    }
  }

  private func answers() throws -> SetupAnswers {
    if let hub, let programme { return SetupAnswers(hub: hub, programme: programme) }
    if let noInput { return try SetupAnswers(file: noInput) }
    guard Terminal.isAsked else { throw HubError.nobodyToAsk }
    let dialogue = SetupDialogue(ask: { Terminal.ask($0) }, say: { Console.error($0) }, hints: SetupHints())
    defer { Console.error("") }
    return try dialogue.answers()
  }
}
