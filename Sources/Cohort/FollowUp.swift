/// One follow-up interview.
///
/// The report has no follow-up figures: every value here is invented. Chances are chosen so that most placeholder targets
/// of the programme file are near.
struct FollowUp: Sendable {
  let day: CivilDay
  let answers: Answers
  /// Whether the second hub held the interview.
  let isAtSecondHub: Bool

  /// - Parameters:
  ///   - before: The answers at enrolment, or of the interview before.
  static func answers(after before: Answers, by random: inout SplitMix64) -> Answers {
    var now = Answers()
    now.choose(.fuEmployment, work(after: before.chosen(.employment).first, by: &random))
    now.choose(.fuIncome, income(after: before.chosen(.income).first, by: &random))
    now.choose(.fuBusinessStage, stage(after: before.chosen(.businessStage).first, by: &random))
    now.choose(.fuSadness, mood(after: before.chosen(.sadness).first, by: &random))
    now.choose(.fuAnxiety, mood(after: before.chosen(.anxiety).first, by: &random))
    now.choose(.fuNeedsWorry, worry(after: before.chosen(.basicNeedsWorry).first, by: &random))
    now.choose(.fuRemigration, drawn([("no", 66), ("unsure", 19), ("yes", 8), ("pns", 3)], by: &random))
    now.choose(.fuDignity, drawn([("sa", 46), ("a", 37), ("n", 8), ("d", 3), ("sd", 1), ("pns", 2)], by: &random))
    for question in [Question.psyHope, .psyEfficacy, .psyResilience, .psyOptimism] {
      now.choose(question, drawn([("sa", 22), ("a", 40), ("n", 21), ("d", 9), ("sd", 3), ("pns", 2)], by: &random))
    }
    if !random.chance(6) {
      now[.fuServiceConfidence] = min(10, max(0, (before[.serviceConfidence] ?? 4) + random.within(-1...3)))
    }
    return now
  }

  private static func work(after before: String?, by random: inout SplitMix64) -> String? {
    if random.chance(4) { return nil }
    switch before {
    case "unemployed", "informal", "part_time":
      if random.chance(28) { return random.chance(55) ? "full_time" : "self_employed" }
      return random.chance(75) ? before : random.pick(["informal", "part_time"])
    case "full_time", "self_employed": return random.chance(90) ? before : "unemployed"
    default: return random.chance(55) ? random.pick(["unemployed", "informal", "full_time"]) : nil
    }
  }

  private static func income(after before: String?, by random: inout SplitMix64) -> String? {
    if random.chance(7) { return nil }
    let steps = ["none", "very_low", "low", "average", "above"]
    guard let step = steps.firstIndex(where: { $0 == before }) else {
      return random.chance(50) ? random.pick(["low", "average"]) : before
    }
    return random.chance(32) ? steps[min(step + 1, random.chance(10) ? 4 : 3)] : steps[step]
  }

  private static func stage(after before: String?, by random: inout SplitMix64) -> String? {
    if random.chance(7) { return nil }
    switch before {
    case "market": return before
    case "prototype": return random.chance(38) ? "market" : before
    case "idea": return random.chance(15) ? "market" : random.chance(22) ? "prototype" : before
    default: return random.chance(20) ? "idea" : random.chance(30) ? "none" : nil
    }
  }

  private static func mood(after before: String?, by random: inout SplitMix64) -> String? {
    if random.chance(4) { return nil }
    switch before {
    case "most_days", "every_day": return random.chance(60) ? "some_days" : before
    case "never": return random.chance(85) ? before : "some_days"
    case "some_days": return random.chance(5) ? "most_days" : random.chance(30) ? "never" : before
    default: return random.chance(60) ? "some_days" : before
    }
  }

  private static func worry(after before: String?, by random: inout SplitMix64) -> String? {
    if random.chance(4) { return nil }
    let steps = ["never", "rarely", "sometimes", "often", "always"]
    guard let step = steps.firstIndex(where: { $0 == before }) else { return random.chance(50) ? "sometimes" : nil }
    return steps[max(0, step - (random.chance(45) ? random.within(1...2) : 0))]
  }

  /// One of the codes by its weight in 100; what is left of 100 is no answer.
  private static func drawn(_ weights: [(code: String, weight: Int)], by random: inout SplitMix64) -> String? {
    var ticket = random.below(100)
    for (code, weight) in weights {
      if ticket < weight { return code }
      ticket -= weight
    }
    return nil
  }
}
