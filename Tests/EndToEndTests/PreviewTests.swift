import Foundation
import Testing

@Suite("besa-hub preview", .enabled(if: Built.hasStockTools, "age, minisign, zstd or tar is missing"))
struct PreviewTests {
  private func page(of place: HubPlace) throws -> String {
    try String(contentsOf: place.home.appending(path: "preview.html"), encoding: .utf8)
  }

  @Test("shows the digest of the very bundle that the run then seals, as sha256sum prints it of the opened bundle")
  func digest() throws {
    let place = try HubPlace()
    let preview = try place.hub("preview", place.exportArguments)
    #expect(preview.status == 0, "\(preview.messages)")
    try place.expectNothingSealed()
    let run = try place.run()
    #expect(run.status == 0)

    let opened = try place.opened(place.outbox.appending(path: "flexy-1.besa"))
    let sum = try Built.run(
      executable: URL(filePath: "/bin/bash"), ["-c", "LC_ALL=C; b2sum *.csv | sha256sum"], in: opened)
    let digest = try #require(sum.output.split(separator: " ").first)
    #expect(digest.count == 64)
    #expect(try page(of: place).contains(digest))
    #expect(preview.output.contains(digest) && run.output.contains(digest))
  }

  @Test("an answer that changes after the preview changes the digest; nothing changed, nothing does")
  func changed() throws {
    let place = try HubPlace()
    func digest() throws -> String {
      let lines = try place.hub("preview", place.exportArguments + ["--text"]).output.split(separator: "\n")
      return String(try #require(lines.last { $0.contains("digest: ") }))
    }
    let first = try digest()
    #expect(try digest() == first)
    try place.spoil("q1.csv") { $0[2, "sex"] = $0[2, "sex"] == "m" ? "f" : "m" }
    #expect(try digest() != first)
    #expect(!FileManager.default.fileExists(atPath: place.home.appending(path: "preview.html").path))
  }

  @Test("is one file in two languages for its owner only: no script, no request, no identifier")
  func page() throws {
    let place = try HubPlace()
    let outcome = try place.hub("preview", place.exportArguments)
    let html = try page(of: place)
    #expect(html.contains("What will leave tonight") && html.contains("Çfarë del sonte"))
    #expect(html.contains("<section id=\"en\" lang=\"en\"") && html.contains("<section id=\"sq\" lang=\"sq\""))
    for forbidden in ["<script", "http:", "https:", "url(", "@import", " src=", "<link", "onload"] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    #expect(!html.contains("{") || !html.contains("{n}"))
    try place.expectNothingLeaked(outcome)
    let path = place.home.appending(path: "preview.html").path(percentEncoded: false)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test("counts as the export does, marks small groups, and says what stays here")
  func counts() throws {
    let place = try HubPlace()
    _ = try place.hub("preview", place.exportArguments)
    let html = try page(of: place)
    let sheet = try place.sheet("q1.csv")
    let consenting = (2...sheet.lastRow).filter { sheet[$0, "consent_reporting"] == "yes" }
    #expect(html.contains("<dt>Participants</dt><dd>\(consenting.count)</dd>"))
    #expect(html.contains("<dd>\(sheet.lastRow - 1 - consenting.count)</dd>"))
    let women = consenting.count { sheet[$0, "sex"] == "f" }
    #expect((1..<5).contains(women))
    let row = "<tr class=\"small\"><th scope=\"row\">Woman — small group</th><td class=\"number\">\(women)</td></tr>"
    #expect(html.contains(row))
    #expect(html.contains("full_name, phone, birth_date, participant_code"))
  }
}
