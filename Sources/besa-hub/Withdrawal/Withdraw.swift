import ArgumentParser
import Exchange
import Programme
import Pseudonymisation

struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Words.help("withdraw"), discussion: Words.help("withdraw.more"))

  enum Reason: String, ExpressibleByArgument, CaseIterable {
    case mistake
    case consentsAgain = "consents-again"
  }

  @OptionGroup var place: HomeOption
  @Argument(help: ArgumentHelp(Words.help("withdraw.code")))
  var code: String?
  @Option(help: ArgumentHelp(Words.help("export"), valueName: "dir"))
  var export: String?
  @Flag(help: ArgumentHelp(Words.help("withdraw.list")))
  var list = false
  @Flag(help: ArgumentHelp(Words.help("withdraw.undo")))
  var undo = false
  @Option(help: ArgumentHelp(Words.help("withdraw.reason")))
  var reason: Reason?
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false

  func validate() throws {
    if undo != (reason != nil) { throw ValidationError(Words.current("withdraw.go_together")) }
    if list, undo || code != nil { throw ValidationError(Words.current("withdraw.list_alone")) }
  }

  func run() throws {
    if list { return try showList() }
    // Before the folder is taken: a question may stand on the screen for hours, and the night must not wait for it.
    var code = ""
    try finish {
      code = try CodePrompt.read(self.code)
      return .done
    }
    try HubWork(command: undo ? "withdraw-undo" : "withdraw", place: place).finish { home, entry in
      let day = on?.date ?? .today
      entry.night = day
      return undo ? try takeBack(code, in: home, &entry) : try withdraw(code, in: home, on: day, &entry)
    }
  }

  private func showList() throws {
    try finish {
      let withdrawals = try Withdrawals(of: place.open())
      Console.result(json ? JSONText.of(WithdrawalTotals(withdrawals)) : WithdrawalTotals(withdrawals).text)
      return .done
    }
  }

  private func takeBack(_ code: String, in home: HubHome, _ entry: inout LoggedRun) throws -> Outcome {
    var withdrawals = try Withdrawals(of: home)
    guard try withdrawals.remove(code, in: home) else { throw NightError.notWithdrawn(folder: home.folder) }
    entry.counts = [reason == .mistake ? "mistake" : "consents_again": 1]
    Console.result(Words.current("withdraw.taken_back"))
    return .done
  }

  private func withdraw(
    _ code: String, in home: HubHome, on day: CalendarDate, _ entry: inout LoggedRun
  ) throws -> Outcome {
    let act = try WithdrawalAct(code: code, home: home, export: export ?? home.exports, day: day, &entry)
    let told = WithdrawalReport(act, slip: try WithdrawalSlip(act, of: home).write())
    Console.result(json ? JSONText.of(told) : told.text)
    return .done
  }
}
