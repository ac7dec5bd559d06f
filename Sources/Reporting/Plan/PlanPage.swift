import Programme

/// `plan.html`: for those who decide what a quarter's tables should be, before it begins.
struct PlanPage {
  let plan: SurvivalPlan
  let messages: Messages

  func file() throws(ReportingError) -> OutputFile {
    OutputFile(path: Self.path(messages.language), text: try Template.plan.render(context))
  }

  static func path(_ language: Language) -> String { language.reportPath.replacing("report", with: "plan") }

  private var context: [String: Any] {
    [
      "lang": messages.language.rawValue, "m": messages.texts, "cssHTML": Template.style,
      "title": messages(plan.programme.title), "facts": facts, "rows": plan.outlooks.map(row),
      "languages": Language.allCases.filter { $0 != messages.language }.map { other in
        ["tag": other.rawValue, "path": Self.path(other), "name": Messages(other)["language_name"]]
      },
      "lead": messages(
        "plan_lead",
        [
          "persons": messages.format.number(plan.persons), "hands": String(plan.outlooks.first?.hands ?? 0),
          "source": plan.source,
        ]), "hasTrials": !plan.trials.isEmpty, "trials": plan.trials.map(trial), "expected": expected,
    ]
  }

  private var facts: [[String: String]] {
    TableOutlook.Verdict.allCases.map { verdict in
      [
        "value": messages.format.number(plan.count(verdict)), "label": messages["plan_" + verdict.rawValue],
        "note": messages["plan_\(verdict.rawValue)_note"],
      ]
    }
  }

  private func row(_ outlook: TableOutlook) -> [String: Any] {
    let name = TableName(outlook.table, in: plan.programme, messages)
    let withheld = outlook.withheld.map { range in
      range.lowerBound == range.upperBound ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
    }
    return [
      "number": name.number, "title": name.title ?? "", "by": name.dimension ?? messages["all"],
      "verdict": messages["plan_" + outlook.verdict.rawValue], "kind": outlook.verdict.rawValue,
      "shown": messages("plan_shown", ["shown": String(outlook.shown), "hands": String(outlook.hands)]),
      "withheld": withheld.map {
        messages("plan_withheld", ["withheld": $0, "cells": String(outlook.cells)])
      } ?? "–", "reason": outlook.reason.map { messages($0) } ?? "",
    ]
  }

  private func trial(_ trial: MergeTrial) -> [String: Any] {
    let field = plan.programme.fields.first { $0.name == trial.field }
    func label(_ code: String) -> String {
      field?.form.codeList?.codes.first { $0.name == code }.map { messages($0.label) } ?? code
    }
    return [
      "field": field.map { messages($0.label) } ?? trial.field, "code": label(trial.code), "into": label(trial.into),
      "tables": Self.signed(trial.tablesGained), "cells": Self.signed(trial.cellsGained),
    ]
  }

  private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : number < 0 ? "−\(-number)" : "0" }

  /// What was expected, so that a reader can judge the plan by it.
  private var expected: [[String: Any]] {
    plan.programme.fields.compactMap { field in
      guard let counts = plan.expected[field.name] else { return nil }
      let order = field.form.codeList?.codes.map(\.name) ?? []
      let codes = counts.keys.sorted {
        (order.firstIndex(of: $0) ?? order.count, $0) < (order.firstIndex(of: $1) ?? order.count, $1)
      }
      let words = codes.map { code in
        let label = field.form.codeList?.codes.first { $0.name == code }.map { messages($0.label) }
        return "\(label ?? code): \(messages.format.number(counts[code] ?? 0))"
      }
      return ["field": messages(field.label), "counts": words.joined(separator: "; ")]
    }
  }
}
