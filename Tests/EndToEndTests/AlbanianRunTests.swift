import Foundation
import Testing

@Suite("A night in Albanian")
struct AlbanianRunTests {
  /// What changes from run to run is put into signs: the day, the digest, the size, the folder.
  private func golden(_ text: String, _ place: HubPlace) -> String {
    text.replacing(place.home.path(percentEncoded: false), with: "DOSJA")
      .replacing(/[0-9a-f]{64}/, with: "SHUMA").replacing(/[0-9\u{A0}]+ bajt/, with: "N bajt")
      .replacing(/nata [0-9-]+/, with: "nata DATA")
  }

  @Test("the summary and the problems of a night, word for word")
  func summary() throws {
    let place = try HubPlace()
    try speakAlbanian(place)
    place.addSecret("Zana Kanarinaj")
    try place.spoil("q2.csv") { $0[2, "stigma"] = "Zana Kanarinaj" }
    let outcome = try place.run()
    #expect(outcome.status == 3)
    #expect(
      golden(outcome.output, place) == """
        qendra flexy, nata DATA, paketa 1
          rreshta të lexuar        118
          rreshta të mbajtur       107
          pjesëmarrës              19
          pa pëlqim                1 (del vetëm ky numër)
          rreshta të lënë mënjanë  0
          vlera të lëna mënjanë    1
          kode të panjohura        0 rreshta
          jashtë periudhës         0 rreshta
          shenja përputhjeje       70; 0 pjesëmarrës pa asnjë
          paketa                   DOSJA/outbox/flexy-1.besa, N bajt
          shuma e kontrollit       SHUMA
          kopjuar                  flexy-1.besa

        """)
    #expect(
      outcome.messages == """
        1 vlerë jashtë listës së kodeve: numërohet si pa përgjigje
          ku:    q2.csv, rreshti 2, kolona stigma
          bëni:  ndreqeni përgjigjen në sistemin e rasteve, ose kërkojini programit ta shtojë kodin në skedarin e vet; \
        pastaj eksportojeni sërish

        """)
    try place.expectNothingLeaked(outcome)
    let lines = golden(outcome.output, place).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 - 59 || !$0.contains("SHUMA") } && lines.allSatisfy { $0.count <= 100 })
  }

  @Test("an error, help and wrong use follow the configuration of the folder that is named")
  func language() throws {
    let place = try HubPlace()
    try speakAlbanian(place)
    let home = place.home.path(percentEncoded: false)
    try FileManager.default.removeItem(at: place.file("q2.csv"))
    let outcome = try place.run()
    #expect(outcome.status == 4 && outcome.messages.hasPrefix("besa-hub: nuk ka eksport të q2\n  ku:    "))
    #expect(outcome.messages.contains("\n  bëni:  eksportojeni formularin dhe ruajeni si q2.csv"))
    let use = try Built.run("besa-hub", ["check", "--home", home])
    #expect(use.status == 64 && use.messages.hasPrefix("Gabim: mungon '<path>'"), "\(use.messages)")
    let help = try Built.run("besa-hub", ["check", "--home=" + home, "--help"])
    #expect(help.status == 0 && help.output.contains("Tregon çfarë nuk shkon me një eksport"))
  }

  private func speakAlbanian(_ place: HubPlace) throws {
    let file = place.home.appending(path: "config.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data((text + "\nlanguage: sq\n").utf8).write(to: file)
  }
}
