import Programme

/// Makes the dimensions that stand for a field.
struct FieldAxes {
  let programme: ProgrammeFile
  let domains: [AnswerDomain]
  let form: NormalForm
  /// Field number → code into which "no answer" and "declined" are merged.
  let merges: [Int: String]

  init(_ programme: ProgrammeFile) throws(TabulationError) {
    self.programme = programme
    domains = AnswerDomain.all(of: programme)
    form = NormalForm(domains: domains)
    var targets: [Int: [String?]] = [:]
    for table in programme.profileTables {
      if case .answers(let field, _) = table.content { targets[field, default: []].append(table.noAnswerInto) }
    }
    var merges: [Int: String] = [:]
    for (field, codes) in targets {
      guard Set(codes).count == 1 else { throw .mergedTwoWays(field: programme.fields[field].name) }
      merges[field] = codes[0]
    }
    self.merges = merges
  }

  private typealias Leaf = (name: String, label: Label, meaning: TableSet.Meaning)

  /// Codes of the list, then the states that the field can hold.
  func choice(_ number: Int, _ list: CodeList) throws(TabulationError) -> Axis {
    let field = programme.fields[number]
    let domain = domains[number]
    let answers = domain.answered.sorted()
    if let word = answers.map({ list.codes[$0].name }).first(where: Axis.words.contains) {
      throw .reservedCode(field: field.name, code: word)
    }
    let target = try mergeTarget(number, among: answers.map { list.codes[$0].name })
    var leaves: [Leaf] = answers.enumerated().map { position, index in
      let values = Set([index]).union(position == target ? domain.states : [])
      return (list.codes[index].name, list.codes[index].label, form.restricted(number, to: values) ?? .impossible)
    }
    leaves += target == nil ? stateLeaves(number) : []
    var table = (Int(AnswerState.notApplicable.rawValue)..<0).map { raw in
      target ?? leaf(ofState: raw, domain, after: answers.count)
    }
    table += list.codes.indices.map { index in
      answers.firstIndex(of: index) ?? target ?? leaf(ofState: -2, domain, after: answers.count)
    }
    var axis = Axis(
      name: field.name, label: field.label, reading: .table(field: number, leaves: table), leaves: leaves)
    axis.groupTotal(answers: answers.count, meaning: form.restricted(number, to: domain.answered))
    return axis
  }

  /// One option of a multiple-choice field: chosen or not.
  func option(_ number: Int, _ option: Int, _ code: CodeList.Code) throws(TabulationError) -> Axis {
    let field = programme.fields[number]
    let target = try mergeTarget(number, among: ["yes", "no"])
    let has = Condition.has(field: number, option: option)
    var leaves: [Leaf] = [("yes", Wording.yes, Kleene.yes), ("no", Wording.no, Kleene.no)].map { name, label, truth in
      (name, label, form.meaning(of: has, being: truth) ?? .impossible)
    }
    leaves += target == nil ? stateLeaves(number) : []
    let states = [-1, -2].map { target ?? leaf(ofState: $0, domains[number], after: 2) }
    var axis = Axis(
      name: field.name + "." + code.name, label: code.label,
      reading: .option(field: number, option: option, leaves: [0, 1] + states), leaves: leaves)
    axis.groupTotal(answers: 2, meaning: form.restricted(number, to: domains[number].answered))
    return axis
  }

  /// The options that are answers: all but the one that declines.
  func optionIndexes(_ list: CodeList) -> [Int] {
    list.codes.indices.filter { list.codes[$0].name != list.declined }
  }

  /// Whether a score is there at all: scores themselves are never tabulated.
  func answered(_ number: Int) -> Axis {
    let field = programme.fields[number]
    let domain = domains[number]
    var axis = Axis(
      name: field.name, label: field.label, reading: .isAnswered(field: number),
      leaves: [
        (Axis.answered, Wording.answered, form.restricted(number, to: domain.answered) ?? .impossible),
        (AnswerState.notAnswered.code, Wording.noAnswer, form.restricted(number, to: domain.states) ?? .impossible),
      ])
    axis.groupTotal(answers: 2, meaning: nil)
    return axis
  }

  private func mergeTarget(_ number: Int, among codes: [String]) throws(TabulationError) -> Int? {
    guard let target = merges[number] else { return nil }
    guard let position = codes.firstIndex(of: target) else {
      throw .mergeCode(field: programme.fields[number].name, code: target)
    }
    return position
  }

  private func stateLeaves(_ number: Int) -> [Leaf] {
    let words = [
      (-1, AnswerState.notAnswered.code, Wording.noAnswer), (-2, AnswerState.declined.code, Wording.declined),
    ]
    return words.filter { domains[number].states.contains($0.0) }.map { state, code, label in
      (code, label, form.restricted(number, to: [state]) ?? .impossible)
    }
  }

  /// A state that the field cannot hold is "no answer"; a field without states counts it with its last answer, and
  /// only the home hub, which is never blank, is such a field.
  private func leaf(ofState state: Int, _ domain: AnswerDomain, after answers: Int) -> Int {
    if domain.states.isEmpty { return answers - 1 }
    return answers + (state == -2 && domain.states.contains(-2) ? 1 : 0)
  }
}
