import ArgumentParser
import Exchange
import Programme

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a hub's folder with its keys, and the request that the custodian needs.",
    discussion: """
      Asks five questions on a terminal: language, programme file, hub, folder with exports, folder that bundles go to. \
      With --no-input the answers come from a file, one `name: value` a line: hub and programme, and, where wanted, \
      language, exports, send_to, receipts_from, nightly, on_battery. With --hub and --programme nothing is asked either.
      """)

  @Option(help: "The hub's id in the programme file.")
  var hub: String?
  @Option(help: ArgumentHelp("The programme file.", valueName: "file"))
  var programme: String?
  @Option(help: ArgumentHelp("A file with all answers; nothing is asked.", valueName: "file"))
  var noInput: String?
  @Option(
    help: ArgumentHelp(
      "The folder to make, which only you will be able to enter; without it, \(HubPaths.usualShown).",
      valueName: "dir"))
  var into: String?

  func validate() throws {
    guard (hub == nil) == (programme == nil) else {
      throw ValidationError("--hub and --programme go together; without both, init asks")
    }
    if hub != nil && noInput != nil { throw ValidationError("--no-input goes with no other answer") }
  }

  func run() throws {
    try finish {
      let folder = into ?? HubPaths.usual.folder
      let setup = HubSetup(folder: folder)
      try setup.requireFree()
      let answers = try answers()
      if let language = answers.configuration.language { Words.speak(language) }
      let request = try setup.make(answers)
      Console.result(SetupNotice(request: request, hub: answers.configuration.hub, folder: folder).text)
      return .done
    }
  }

  private func answers() throws -> SetupAnswers {
    if let hub, let programme { return SetupAnswers(hub: hub, programme: programme) }
    if let noInput { return try SetupAnswers(file: noInput) }
    guard Terminal.isAsked else { throw HubError.nobodyToAsk }
    return try SetupDialogue(
      ask: { Terminal.ask($0) }, say: { Console.error($0) }, hints: SetupHints()
    ).answers()
  }
}
