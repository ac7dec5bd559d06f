import Programme
import Testing

@testable import Disclosure
@testable import Reporting

@Suite("The plan") struct SurvivalPlanTests {
  static let why = Label(english: "Too few people.", albanian: "Shumë pak njerëz.")

  /// Two hands: T01 whole, T13 in part, IM1 in one of them, OC2 in none.
  static let plan = SurvivalPlan(
    programme: SampleProgramme.file, persons: 1234, source: "expected.csv", expected: ["sex": ["m": 1100, "f": 134]],
    hands: [
      [
        TableFate(leftOut: "OC2.by.sex", reason: why), TableFate(table: "IM1", cells: 5, withheld: 2),
        TableFate(table: "T01", cells: 3, withheld: 0), TableFate(table: "T13", cells: 7, withheld: 2),
      ],
      [
        TableFate(leftOut: "OC2.by.sex", reason: why), TableFate(leftOut: "IM1", reason: why),
        TableFate(table: "T01", cells: 3, withheld: 0), TableFate(table: "T13", cells: 7, withheld: 0),
      ],
    ],
    trials: [
      MergeTrial(
        field: "employment", code: "study", into: "part_time", before: .init(tables: 3, cells: 11),
        after: .init(tables: 3, cells: 15)),
      MergeTrial(
        field: "sex", code: "f", into: "m", before: .init(tables: 3, cells: 11), after: .init(tables: 3, cells: 9)),
      MergeTrial(
        field: "hub", code: "online", into: "north", before: .init(tables: 3, cells: 11),
        after: .init(tables: 4, cells: 12)),
    ])

  private func text(_ path: String) throws -> String {
    String(decoding: try #require(try Self.plan.files().file(path)).bytes, as: UTF8.self)
  }

  @Test("says of each table how often it is shown and how much of it, in the order of the programme file")
  func outlooks() {
    #expect(Self.plan.outlooks.map(\.table) == ["T01", "T13", "IM1", "OC2.by.sex"])
    #expect(Self.plan.outlooks.map(\.verdict) == [.whole, .part, .unsure, .gone])
    #expect(Self.plan.outlooks.map(\.withheld) == [0...0, 0...2, 2...2, nil])
    #expect(TableOutlook.Verdict.allCases.map(Self.plan.count) == [1, 1, 1, 1])
  }

  @Test("shows only merges that bring something, the best first")
  func merges() throws {
    #expect(Self.plan.trials.map(\.field) == ["hub", "employment"])
    let lines = try text("plan-merges.csv").split(separator: "\r\n")
    #expect(lines.count == 3 && lines[1] == "hub,online,north,3,4,11,12")
  }

  @Test("the table for machines holds one row per table")
  func table() throws {
    let lines = try text("plan.csv").split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[2] == "T13,Employment status,,part,2,2,7,0,2,")
    #expect(lines[4] == "OC2.by.sex,In insecure work,Sex,gone,0,2,0,,,Too few people.")
  }

  @Test("the page says it in words of each language, with its own numbers", arguments: Language.allCases)
  func page(_ language: Language) throws {
    let page = try text(PlanPage.path(language))
    let messages = Messages(language)
    for words in [
      messages["plan_whole"], messages["plan_unsure_note"], messages(Self.why), "expected.csv",
      "Sample &lt;programme&gt; &amp; friends",
      "<td>" + messages("plan_withheld", ["withheld": "0–2", "cells": "7"]) + "</td>",
    ] { #expect(page.contains(words.replacing("'", with: "&#39;")), "\(words)") }
    #expect(page.contains(messages.format.number(1234)) && page.contains("<td class=\"n\">+4</td>"))
    for forbidden in ["<script", "http://", "https://", "src="] { #expect(!page.contains(forbidden)) }
  }
}
