import Exchange
import FoundationEssentials
import Programme

/// The paper that a participant takes home after a withdrawal: what was done, what was public already, when copies are
/// gone. The code is not on it; the key worker writes it in by hand.
struct WithdrawalSlip {
  private let act: WithdrawalAct
  private let home: HubHome

  init(_ act: WithdrawalAct, of home: HubHome) { (self.act, self.home) = (act, home) }

  /// - Returns: Where the slip is: an HTML file that prints on A4.
  func write() throws -> String {
    try FileManager.default.createDirectory(
      atPath: home.paths.slips, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let names = Set((try? FileManager.default.contentsOfDirectory(atPath: home.paths.slips)) ?? [])
    var number = 1
    while names.contains(Self.name(number)) { number += 1 }
    let path = home.paths.slips + "/" + Self.name(number)
    let page = BilingualPage(titleKey: "slip.title") { body($0, number: number) }
    try WholeFile.write(Array(page.html.utf8), to: path, access: .ownerOnly)
    return path
  }

  private static func name(_ number: Int) -> String { "withdrawal-\(number).html" }

  private func body(_ words: Messages, number: Int) -> String {
    let hub = home.programme.hubs.first { $0.id == home.hub }.map { words($0.label) } ?? home.hub
    return [
      Markup.element("h1", words("slip.title")),
      Markup.element(
        "p", words("slip.head", ["hub": hub, "day": words(act.day), "n": String(number)]), class: "quiet"),
      "<p>\(Markup.escaped(words("slip.code"))) <span class=\"line\"></span></p>",
      Markup.element("h2", words("slip.done")), Markup.list(done(words)),
      Markup.element("h2", words("slip.published")), Markup.element("p", words("slip.published_text")),
      Markup.element("h2", words("slip.copies")), Markup.element("p", copies(words)),
      Markup.element("h2", words("slip.more")), Markup.list([words("slip.other_hub"), words("slip.case_file")]),
      "<p class=\"sign\">\(Markup.escaped(words("slip.sign_worker"))) <span class=\"line\"></span></p>",
      "<p class=\"sign\">\(Markup.escaped(words("slip.sign_participant"))) <span class=\"line\"></span></p>",
    ].joined(separator: "\n")
  }

  private func done(_ words: Messages) -> [String] {
    var lines = [words("slip.from_now")]
    if act.isInExport == false { lines.append(words("slip.not_in_export")) }
    if !act.removed.isEmpty { lines.append(words("slip.removed", for: act.removed.count)) }
    if !act.destroyed.isEmpty { lines.append(words("slip.destroyed", for: act.destroyed.count)) }
    if !act.underWay.isEmpty { lines.append(words("slip.under_way", for: act.underWay.count)) }
    return lines
  }

  /// Earliest: when the centre takes the next bundle in on this very day.
  private func copies(_ words: Messages) -> String {
    if act.delivered.isEmpty, act.underWay.isEmpty { return words("slip.no_copies") }
    guard let days = home.programme.purpose.accountability?.retention.bundles else {
      return words("slip.copies_unknown")
    }
    let gone = act.day.adding(days: days).map { words($0) } ?? ""
    return words("slip.copies_text", for: days, ["day": gone])
  }
}
