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

  func validate() throws {
    if undo != (reason != nil) { throw ValidationError("--undo and --reason go together") }
    if list, undo || code != nil { throw ValidationError("--list goes with no code") }
  }

  func run() throws {
    if list { return try showList() }
    try HubWork(command: undo ? "withdraw-undo" : "withdraw", place: place).finish { home, entry in
      let code = try CodePrompt.read(code)
      let day = on?.date ?? .today
      entry.night = day
      return undo ? try takeBack(code, in: home, &entry) : try withdraw(code, in: home, on: day, &entry)
    }
  }

  private func showList() throws {
    try finish {
      let withdrawals = try Withdrawals(of: place.open())
      let words = Words.current
      for (day, count) in withdrawals.byDay { Console.result("\(words(day))  \(words.format.number(count))") }
      Console.result(words("withdraw.total", for: withdrawals.count))
      if withdrawals.undone > 0 { Console.result(words("withdraw.undone", for: withdrawals.undone)) }
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
    let slip = try WithdrawalSlip(act, of: home).write()
    let words = Words.current
    Console.result(act.isNew ? words("withdraw.done") : words("withdraw.known"))
    if let found = act.isInExport {
      Console.result(found ? words("withdraw.in_export") : words("withdraw.not_in_export"))
    } else {
      Console.result(words("withdraw.no_export"))
    }
    if !act.removed.isEmpty { Console.result(words("withdraw.removed", for: act.removed.count)) }
    if !act.underWay.isEmpty { Console.result(words("withdraw.under_way", for: act.underWay.count)) }
    Console.result(act.sealed.map { words("withdraw.sealed", ["bundle": $0]) } ?? words("withdraw.next_night"))
    Console.result(words("withdraw.slip", ["file": slip]))
    return .done
  }
}
