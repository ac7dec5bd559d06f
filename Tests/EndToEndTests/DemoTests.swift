import Cohort
import Foundation
import TestWorkshop
import Testing

private let iatiSchema = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"].map {
  URL(filePath: $0).appending(path: "iati/schemas/iati-activities-schema.xsd").path(percentEncoded: false)
}

@Suite("The demo: the whole way once")
struct DemoTests {
  let folder: URL

  init() throws { folder = try DemoRun.folder.get() }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test("everything lies where the README says")
  func layout() throws {
    let release = [
      "report.html", "logframe.xlsx", "logframe.csv", "tables.xlsx", "indicators.csv", "activity.xml",
      "disclosure-statement.md", "manifest.json", "manifest.json.minisig",
    ]
    let paths =
      release.map { "releases/001/" + $0 }
      + ["releases/001/tables/published.csv", "releases/001/tables/structure.json", "centre/ledger.sqlite"]
      + ["centre/inbox", "centre/quarantine", "centre/drafts/001/release", "centre/drafts/001/internal/README.md"]
      + HubSite.allCases.map { "hubs/\($0.rawValue)/outbox/\($0.rawValue)-1.besa" }
      + HubSite.allCases.map { "hubs/\($0.rawValue)/outbox/\($0.rawValue)-1.receipt" }
    for path in paths {
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false)), "\(path)")
    }
  }

  @Test("its last words say where to look, what was withheld and what an attacker could learn")
  func lastWords() throws {
    let said = try text("logs/demo.out")
    for part in [
      "releases/001/report.html", "105, from 111 registrations", "5 of 5 reported", "withheld", "nothing", "sound",
    ] {
      #expect(said.contains(part), "\(part)")
    }
    #expect(said.split(separator: "\n").allSatisfy { $0.count <= 200 })
  }

  @Test("105 persons from 111 consenting registrations; each of the six counts for the hub of the first enrolment")
  func persons() throws {
    let rows = try text("centre/drafts/001/internal/true-tables/T06.csv").split(whereSeparator: \.isNewline).map(
      String.init)
    let counts = Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return (String(cells[0]), Int(cells[cells.count - 1]))
      })
    let homes = try ReportCohort(seed: DemoRun.seed).truth.homeHubs
    #expect(homes.count == 105)
    for hub in HubSite.allCases {
      #expect(counts[hub.rawValue] == homes.values.count { $0 == hub }, "\(hub.rawValue)")
    }
  }

  @Test("the three who did not consent are in one total, inside, and in no released number")
  func withoutConsent() throws {
    let quality = try text("centre/drafts/001/internal/quality.md")
    #expect(quality.contains("| Registrations without consent | 3 |"))
    #expect(quality.contains("| Registrations with consent | 111 |"))
    let rows = try text("centre/drafts/001/internal/true-tables/OP1.1.csv")
    #expect(rows.contains("105") && !rows.contains("108"))
    // As a number: a digest in the report may hold the digits.
    let words = try text("releases/001/report.html").split { !$0.isLetter && !$0.isNumber }
    #expect(words.contains("105") && !words.contains("108"))
  }

  @Test("the report is one file: no script, no request, nothing from elsewhere")
  func selfContained() throws {
    let html = try text("releases/001/report.html").lowercased()
    for part in [
      "<script", "src=", "@import", "<link", "<iframe", "javascript:", "onload=", "http-equiv=\"refresh",
    ] {
      #expect(!html.contains(part), "\(part)")
    }
    #expect(html.components(separatedBy: "url(").count == html.components(separatedBy: "url(#").count)
    #expect(html.contains("<html lang=\"en\"") && html.contains("<svg"))
  }

  @Test(
    "the report opens in headless Chromium without a console message",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium"), "Chromium is not installed"))
  func chromium() throws {
    let profile = TestFolders.place("chromium")
    defer { try? FileManager.default.removeItem(at: profile) }
    let outcome = try Built.run(
      executable: URL(filePath: "/usr/bin/chromium"),
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0", "--dump-dom",
        "--user-data-dir=\(profile.path(percentEncoded: false))",
        folder.appending(path: "releases/001/report.html").absoluteString,
      ])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Creative Hubs for Reintegration"))
    #expect(!outcome.messages.contains("CONSOLE"))
  }

  @Test(
    "the activity is valid by the schema of IATI 2.03",
    .enabled(if: iatiSchema != nil, "BESA_CONFORMANCE does not say where the IATI schemas are"))
  func activity() throws {
    let schema = try #require(iatiSchema)
    let path = folder.appending(path: "releases/001/activity.xml").path(percentEncoded: false)
    let outcome = try Built.run(
      executable: URL(filePath: "/usr/bin/xmllint"), ["--nonet", "--noout", "--schema", schema, path])
    #expect(outcome.status == 0, "\(outcome.messages)")
    let activity = try text("releases/001/activity.xml")
    #expect(activity.contains("<actual value=\"105\">") && !activity.contains("[c]"))
  }

  @Test("the hubs accept their receipts, and say so")
  func receipts() throws {
    for hub in HubSite.allCases {
      let outcome = try Built.run(
        "besa-hub",
        ["status", "--home", folder.appending(path: "hubs/\(hub.rawValue)/home").path(percentEncoded: false)])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("delivered"), "\(hub.rawValue): \(outcome.output)")
    }
  }

  @Test("keys and what stays inside are for their owner only")
  func permissions() throws {
    for path in ["centre/keys/signing.key", "centre/keys/opening.key", "centre/ledger.sqlite"] {
      #expect(try mode(path) == 0o600, "\(path)")
    }
    for path in ["centre/keys", "centre/drafts/001/internal", "hubs/shkoder/home", "hubs/shkoder/home/secrets"] {
      #expect(try mode(path) == 0o700, "\(path)")
    }
  }

  private func mode(_ path: String) throws -> Int? {
    let full = folder.appending(path: path).path(percentEncoded: false)
    return try FileManager.default.attributesOfItem(atPath: full)[.posixPermissions] as? Int
  }
}
