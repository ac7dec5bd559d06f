import ArgumentParser
import Exchange
import FoundationEssentials
import Programme

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: Words.help("doctor"), discussion: Words.help("doctor.more"))

  @OptionGroup var place: HomeOption
  @Flag(help: ArgumentHelp(Words.help("doctor.fix")))
  var fix = false
  @Flag(help: ArgumentHelp(Words.help("json")))
  var json = false
  @Option(help: ArgumentHelp(Words.help("on"), valueName: "date"))
  var on: DateArgument?

  func run() throws {
    try finish {
      let words = Words.current
      let fixed = fix ? Cure(folder: place.folder, words: words).apply() : []
      let report = DoctorReport(
        findings: Doctor(folder: place.folder, today: on?.date ?? .today, words: words).findings(), fixed: fixed)
      HubLog.enter(report.entry(as: fix ? "doctor-fix" : "doctor"), at: place)
      Console.result(json ? report.json : report.text(words, style: TextStyle.ofOutput))
      return report.outcome
    }
  }
}
