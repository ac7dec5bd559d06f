import Mustache
import Programme
import Sodium

/// `report.html` and its sisters in other languages: what the funder reads. Self-contained: no script, no request, one style sheet inside.
struct ReportPage {
  let programme: ProgrammeFile
  let figures: Figures
  let facts: ReleaseFacts
  /// Headline figures of earlier releases, oldest first.
  let earlier: [ReleasedFigures]
  let messages: Messages
  var style = Template.style

  var values: ValueText { ValueText(messages: messages, marker: programme.policy.marker) }

  func file() throws(ReportingError) -> OutputFile {
    OutputFile(path: messages.language.reportPath, text: try Template.report.render(context))
  }

  /// Everything that the template names; texts are escaped by it, only names that end in `HTML` are not.
  private var context: [String: Any] {
    var context: [String: Any] = [
      "lang": messages.language.rawValue, "m": messages.texts, "cssHTML": style,
      "title": messages(programme.title), "release": messages("release_line", ["number": paddedNumber]),
      "period": period, "created": messages("created_line", ["date": messages(facts.created)]),
      "notices": facts.notices.map(notice), "languages": languages, "facts": KeyFacts(self).list,
      "legend": legend, "levels": LevelSections(self).list, "tables": TableSections(self).list,
      "breakdowns": BreakdownSections(self).list, "notHere": NotHereSection(self), "method": method,
      "limits": limits, "purposeLead": purposeLead, "never": messages(programme.purpose.never), "glossary": glossary,
      "verification": verification,
      "logframeSource": messages("method_source", ["source": messages(programme.logframe.source)]),
    ]
    context["missingHubs"] = missingHubs
    context["wheel"] = WheelSection(self)?.context
    context["hubs"] = HubSection(self)?.context
    if let trend = TrendSection(self)?.list, !trend.isEmpty { context["trend"] = ["cards": trend] }
    return context
  }

  var paddedNumber: String { ReleaseNumber(facts.number).text }

  private var period: String {
    messages(
      "period_line",
      ["first": messages(programme.period.first), "last": messages(programme.period.last)])
  }

  /// `5 of 5 hubs`
  var reportedHubs: String {
    let hubs = ["k": String(facts.hubsReported), "n": String(facts.hubs.count)]
    return messages("reported_hubs", for: facts.hubs.count, hubs)
  }

  /// What one unit of a table set's counts is called.
  func unit(_ unit: String, for count: Int?) -> String {
    let name = programme.source(unit)?.unit ?? unit
    return messages.texts["unit_\(name)_other"] == nil ? name : messages("unit_" + name, for: count)
  }

  /// A notice, with its own language where it is not the page's.
  private func notice(_ english: String) -> [String: String] {
    let known = messages.known(english)
    return known.language == messages.language
      ? ["text": known.text] : ["text": known.text, "tag": known.language.rawValue]
  }

  /// Links to the report in the other languages.
  private var languages: [[String: String]] {
    Language.allCases.filter { $0 != messages.language }.map { other in
      ["tag": other.rawValue, "path": other.reportPath, "name": Messages(other)["language_name"]]
    }
  }

  private var missingHubs: String? {
    let missing = facts.hubs.filter { $0.bundle == nil }.map { run in
      programme.hubs.first { $0.id == run.hub }.map { messages($0.label) } ?? run.hub
    }
    return missing.isEmpty ? nil : messages("missing_hubs", ["hubs": messages.format.list(missing)])
  }

  private var legend: [[String: String]] {
    [
      ["mark": values.marker, "text": messages["legend_c"]],
      ["mark": ValueText.notAvailable, "text": messages["legend_x"]],
      ["mark": ValueText.notApplicable, "text": messages["legend_z"]],
      ["mark": messages["label_n"], "text": messages["legend_n"]],
      ["mark": messages["mark_follow"], "text": messages["legend_follow"]],
    ]
  }

  private var method: [String] {
    let policy = programme.policy
    let digits = ["percent": String(policy.percentDigits), "mean": String(policy.meanDigits)]
    return ["method_1", "method_2", "method_3", "method_4"].map { messages[$0] } + [messages("method_5", digits)]
  }

  private var limits: [String] {
    ["limit_self", "limit_reach", "limit_follow", "limit_baseline", "limit_mentions"].map { messages[$0] }
  }

  private var purposeLead: String {
    messages(
      "purpose_lead",
      [
        "allowed": messages.format.list(messages(programme.purpose.allowed)),
        "recipients": messages.format.list(programme.purpose.recipients),
      ])
  }

  private var glossary: [[String: String]] {
    ["person", "hub", "indicator", "baseline", "followup", "withheld", "release"].map { key in
      ["term": messages["g_\(key)"], "text": messages("g_\(key)_text", ["mark": values.marker])]
    }
  }

  private var verification: [[String: String]] {
    let roster = ["version": String(facts.rosterVersion), "digest": facts.rosterDigest.hex]
    let previous = facts.previous.map { release in
      messages(
        "v_previous_text", ["number": ReleaseNumber(release.number).text, "digest": release.manifest.hex])
    }
    return [
      ["term": messages["v_release"], "text": "\(programme.id) \(paddedNumber)"],
      ["term": messages["v_programme"], "text": facts.programmeDigest.hex],
      ["term": messages["v_roster"], "text": messages("v_roster_text", roster)],
      ["term": messages["v_previous"], "text": previous ?? messages["v_previous_none"]],
      ["term": messages["v_files"], "text": messages["v_files_text"]],
    ]
  }
}

/// A release's or draft's number as folders and pages write it: three digits or more.
public struct ReleaseNumber: Sendable, Hashable {
  public let number: Int

  public init(_ number: Int) { self.number = number }

  public var text: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// - Returns: `nil` for anything but a number from 1.
  public init?(text: String) {
    guard let number = Int(text), number > 0 else { return nil }
    self.init(number)
  }
}
