/// Things of the file by name, in file order.
///
/// A thing that has a mistake of its own is remembered without a value: what refers to it is not reported again.
struct Named<Thing> {
  let what: String
  private(set) var names: [String] = []
  private var things: [String: Thing?] = [:]

  init(_ what: String) { self.what = what }

  /// The things without mistakes, in file order.
  var all: [Thing] { names.compactMap { things[$0].flatMap(\.self) } }
  var byName: [String: Thing] { things.compactMapValues(\.self) }

  mutating func add(_ name: String, _ thing: Thing?) {
    names.append(name)
    things.updateValue(thing, forKey: name)
  }

  func contains(_ name: String) -> Bool { things[name] != nil }

  func find(_ word: Word, report: ProblemReport) -> Thing? {
    if let known = things[word.text] { return known }
    report.add(.unknownName, unknown: word, as: what, among: names)
    return nil
  }
}
