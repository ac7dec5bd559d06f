/// How many of the 105 people give each answer to a question with one answer; the rest do not answer.
struct Quota: Sendable {
  let question: Question
  let counts: KeyValuePairs<String, Int>

  init(_ question: Question, _ counts: KeyValuePairs<String, Int>) {
    self.question = question
    self.counts = counts
  }

  /// One entry per person: codes in the written order, then `nil` for those who do not answer.
  func dealt(to people: Int) -> [String?] {
    let answered: [String?] = counts.flatMap { Array(repeating: $0.key, count: $0.value) }
    return answered + Array(repeating: nil, count: people - answered.count)
  }
}

/// How many people mention each answer to a question with several, and how many answer at all.
struct Mentions: Sendable {
  let question: Question
  /// People who answer; each mentions at least one code.
  let answered: Int
  let counts: KeyValuePairs<String, Int>
  /// A code that stands alone (`nobody`, `none`, `pns`) and how many give it.
  let alone: (code: String, count: Int)?

  init(
    _ question: Question, answered: Int, _ counts: KeyValuePairs<String, Int>,
    alone: (code: String, count: Int)? = nil
  ) {
    self.question = question
    self.answered = answered
    self.counts = counts
    self.alone = alone
  }
}

/// How many people give each score from 0 to 10; the rest do not answer.
struct ScoreQuota: Sendable {
  let question: Question
  /// People per score, index = score.
  let counts: [Int]

  func dealt(to people: Int) -> [Int?] {
    let answered: [Int?] = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    return answered + Array(repeating: nil, count: people - answered.count)
  }
}
