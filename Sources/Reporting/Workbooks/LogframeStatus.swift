import Disclosure
import Programme

/// Whether an indicator's plan for the reported period is met, by the released number alone: a withheld value's status is
/// withheld too, since "met" would bound it.
struct LogframeStatus {
  let value: PublishedValue
  /// `nil` where nothing is planned for the period.
  let plan: Double?
  let better: Indicator.Direction
  /// Whether the plan's last period is the reported one: its number is the target, not a milestone.
  let isLast: Bool

  func cell(_ cells: CellText) -> SheetCell {
    guard let plan else { return .text("Nothing planned for this period") }
    guard let number = value.number else { return cells.cell(value) }
    let isMet = better == .up ? number.value >= plan : number.value <= plan
    return .text("\(isLast ? "Target" : "Milestone") \(isMet ? "met" : "not met")")
  }
}
