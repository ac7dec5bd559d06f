import Foundation
import FoundationXML
import Programme
import Testing

@testable import Disclosure
@testable import Reporting

private let conformance = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"].map { URL(filePath: $0) }

@Suite("IATI activity") struct ActivityTests {
  let text: String
  let document: XMLDocument

  init() throws {
    let file = try #require(try SampleRelease.make().release.file("activity.xml"))
    text = String(decoding: file.bytes, as: UTF8.self)
    document = try XMLDocument(data: Data(file.bytes))
  }

  private func values(_ path: String) throws -> [String] {
    try document.nodes(forXPath: path).map { $0.stringValue ?? "" }
  }

  private func indicator(_ id: String) -> String {
    "//indicator[starts-with(description/narrative, '\(id). ')]"
  }

  @Test("says who reports to whom, where, since when, and in which sector")
  func header() throws {
    let activity = "/iati-activities[@version='2.03']/iati-activity[@xml:lang='en']"
    #expect(try values("\(activity)/iati-identifier") == ["XM-SAMPLE-1"])
    #expect(try values("\(activity)/reporting-org[@type='22']/@ref") == ["XM-SAMPLE"])
    #expect(try values("\(activity)/participating-org/@role") == ["1", "4"])
    #expect(try values("\(activity)/description/narrative") == ["A <sample> & its \"people\"", "Një shembull"])
    #expect(try values("\(activity)/description/narrative/@xml:lang") == ["sq"])
    #expect(try values("\(activity)/activity-status/@code") == ["2"])
    #expect(try values("\(activity)/activity-date[@type='2']/@iso-date") == ["2025-09-01"])
    #expect(try values("\(activity)/location[@ref='north']/point/pos") == ["42.07 19.51"])
    #expect(try values("\(activity)/sector/@code") == ["15190"])
    #expect(
      try values("//@generated-datetime | //@last-updated-datetime") == [
        "2026-04-15T00:00:00Z", "2026-04-15T00:00:00Z",
      ])
  }

  @Test("has one result per level that has an indicator, with its kind")
  func results() throws {
    #expect(try values("//result/@type") == ["3", "2", "1", "9"])
    #expect(try values("//result/title/narrative").first == "Returnees rebuild stable lives")
    #expect(try document.nodes(forXPath: "//result[not(indicator)]").isEmpty)
  }

  @Test("gives baseline with year, plan and achievement of the period, measure and direction")
  func numbers() throws {
    let insecure = indicator("OC2")
    #expect(try values("\(insecure)/@measure") == ["2"])
    #expect(try values("\(insecure)/@ascending") == ["0"])
    #expect(try values("\(insecure)/baseline/@value | \(insecure)/baseline/@year") == ["2025", "68.7"])
    #expect(try values("\(insecure)/baseline/comment/narrative") == ["n = 83. Programme report, section 5.1."])
    #expect(try values("\(insecure)/period/target/@value") == ["55"])
    #expect(try values("\(insecure)/period/actual/@value") == ["68.7"])
    #expect(try values("\(insecure)/period/actual/comment/narrative") == ["n = 83."])
    let mean = indicator("OC5")
    #expect(try values("\(mean)/@measure") == ["1"])
    #expect(try values("\(mean)/period/actual/@value") == ["5.8"])
  }

  @Test("can be added up only where it counts and nothing of it is withheld")
  func aggregation() throws {
    func flag(_ id: String) throws -> [String] { try values("\(indicator(id))/@aggregation-status") }
    #expect(try flag("OC2") == ["0"] && flag("OC5") == ["0"] && flag("IM1") == ["0"])
    #expect(try flag("OP1.1") == ["1"] && flag("OP1.2") == ["1"])
    #expect(try flag("RK1") == ["0"])
    #expect(try values("//result[@type='1']/@aggregation-status") == ["1"])
    #expect(try values("//result[@type='9']/@aggregation-status") == ["0"])
  }

  @Test("breaks down by dimensions, and by location only where the hub's site is")
  func dimensions() throws {
    let enrolled = indicator("OP1.1")
    #expect(try values("\(enrolled)/period/actual[not(dimension)]/@value") == ["105"])
    #expect(try values("\(enrolled)/period/actual/dimension[@name='Hub']/@value") == ["North", "South"])
    #expect(try values("\(enrolled)/period/actual[location/@ref='north']/@value") == ["57"])
    #expect(
      try values("//actual/location/@ref") == Array(repeating: "north", count: try values("//actual/location").count))
  }

  @Test("leaves a withheld value out and says so in words: no zero, no mark, no text where a number belongs")
  func withheld() throws {
    let risk = indicator("RK1")
    #expect(try document.nodes(forXPath: "\(risk)/period/actual/@value").isEmpty)
    #expect(try values("\(risk)/@measure") == ["5"])
    let comment = try #require(try values("\(risk)/period/actual/comment/narrative").first)
    #expect(comment == "The total of this period is withheld to protect participants.")
    #expect(try values("\(risk)/description/narrative").first?.contains("withheld to protect participants") == true)
    for value in try values("//@value") where Double(value) == nil {
      #expect(["North", "South"].contains(value), "\(value) is no number")
    }
    #expect(!text.contains("[c]") && !text.contains("[x]") && !text.contains("[z]"))
    #expect(!text.contains("7771"), "a true count got out")
    // The sample's stable zero at one hub is released, so it is written; nothing withheld became one.
    #expect(try document.nodes(forXPath: "//actual[@value='0.0']").count == 1)
  }

  @Test("links to the release's files, where the programme says at which address they will be")
  func documents() throws {
    let links = try values("//iati-activity/document-link/@url")
    #expect(links.allSatisfy { $0.hasPrefix("https://example.org/releases/001/") })
    #expect(
      links.map { $0.split(separator: "/").last.map(String.init) } == [
        "report.html", "logframe.xlsx", "tables.xlsx", "disclosure-statement.md",
      ])
    #expect(try Set(values("//document-link/category/@code")) == ["A08"])
    #expect(try values("//result/document-link/@url").count == 4)
    #expect(!(text.contains("//reference")))
  }

  @Test("an earlier period has its latest release's total, unless that was withheld")
  func earlier() throws {
    let period = Period(id: "2025-12", first: SampleProgramme.day(2025, 9, 1), last: SampleProgramme.day(2025, 12, 31))
    func actuals(_ value: PublishedValue) throws -> [String] {
      let before = ReleasedFigures(
        number: 4, day: SampleProgramme.day(2026, 1, 15), period: period.id,
        totals: ["OC2": .init(value: value, n: .withheld, unit: "percent")])
      let file = ActivityFile(
        programme: SampleProgramme.file.planning([period]), activity: SampleProgramme.activity,
        figures: Figures(programme: SampleProgramme.file, sets: [SampleRelease.people]), earlier: [before],
        facts: SampleRelease.facts
      ).file
      let document = try XMLDocument(data: Data(file.bytes))
      let path = "\(indicator("OC2"))/period[period-end/@iso-date='2025-12-31']/actual"
      return try document.nodes(forXPath: "\(path)/@value | \(path)/comment/narrative").map { $0.stringValue ?? "" }
    }
    #expect(try actuals(.number(PublishedNumber(scaled: 70, digits: 0))) == ["70", "As in release 004."])
    #expect(try actuals(.withheld).isEmpty)
  }

  @Test("texts are escaped, and what XML cannot hold is replaced")
  func escaping() {
    #expect(XMLText.escaped("a<b>&\"c\"\n\u{1}ë") == "a&lt;b&gt;&amp;&quot;c&quot;&#10;\u{FFFD}ë")
    var xml = XMLText()
    xml.element("a", ["b": "1 < 2"]) { $0.text("c", "x & y") }
    xml.element("empty")
    #expect(xml.document.hasSuffix("<a b=\"1 &lt; 2\">\n  <c>x &amp; y</c>\n</a>\n<empty/>\n"))
  }

  @Test("without a part `iati` there is no activity, and the statement says so")
  func absent() throws {
    let release = try DraftFolder.make(
      SampleProgramme.file.withoutActivity, sets: [SampleRelease.people, SampleRelease.attendances],
      facts: SampleRelease.facts
    ).release
    #expect(release.file("activity.xml") == nil)
    let statement = try #require(release.file("disclosure-statement.md"))
    #expect(
      String(decoding: statement.bytes, as: UTF8.self).contains("no part `iati` in the programme file: activity.xml"))
  }

  @Test(
    "is valid by the schema of IATI 2.03",
    .enabled(if: conformance != nil, "BESA_CONFORMANCE does not say where the IATI schemas are"))
  func schema() throws {
    let schema = try #require(conformance).appending(path: "iati/schemas/iati-activities-schema.xsd").path
    let file = FileManager.default.temporaryDirectory.appending(path: "besa-test-\(UUID().uuidString).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let said = try Tool.run("xmllint", ["--nonet", "--noout", "--schema", schema, file.path])
    #expect(said.hasSuffix("validates\n"))
    try Data(text.replacing("<indicator ", with: "<indicator odd=\"1\" ").utf8).write(to: file)
    #expect(throws: Tool.Failed.self) {
      try Tool.run("xmllint", ["--nonet", "--noout", "--schema", schema, file.path])
    }
  }

  @Test(
    "breaks no rule of the standard about results, nor a plain one about activities",
    .enabled(if: conformance != nil, "BESA_CONFORMANCE does not say where the IATI rules are"))
  func ruleset() throws {
    let rules = try rules()
    #expect(rules.resultContexts.count == 8)
    let (findings, met) = try rules.check(document, contexts: rules.resultContexts)
    #expect(findings.isEmpty, "\(findings)")
    #expect(met > 40)
    let others = try rules.check(
      document,
      contexts: [ActivityRules.activity, "\(ActivityRules.activity)/participating-org", "//title", "//description"],
      skipping: ["loop", "strict_sum", "range", "one_or_all", "if_then", "no_more_than_one", "regex_matches"])
    #expect(others.findings.isEmpty, "\(others.findings)")
  }

  @Test(
    "the rules find what the official checks find in other ways to write a withheld value",
    .enabled(if: conformance != nil, "BESA_CONFORMANCE does not say where the IATI rules are"),
    arguments: [
      ("A_value_marker_c", ["8.10.2"]), ("B_value_empty", ["8.10.2"]), ("C_value_absent", ["8.10.1"]), ("D_zero", []),
      ("E_lt10", ["8.10.2"]), ("F_omitted_plus_comment", []), ("G_percent_range_text", ["8.10.2"]),
    ])
  func experiment(_ name: String, _ expected: [String]) throws {
    let file = try #require(conformance).appending(path: "iati/suppression-experiment/\(name).xml")
    let rules = try rules()
    let findings = try rules.check(XMLDocument(contentsOf: file), contexts: rules.resultContexts).findings
    #expect(Set(findings.map(\.rule)) == Set(expected), "\(findings)")
  }

  private func rules() throws -> ActivityRules {
    try ActivityRules(Data(contentsOf: try #require(conformance).appending(path: "iati/rulesets/standard.json")))
  }
}
