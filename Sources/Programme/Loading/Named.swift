/// Things of the file by name, in file order.
///
/// A thing that has a mistake of its own is remembered without a value: what refers to it is not reported again.
struct Named<Thing> {
  let what: String
  private(set) var names: [String] = []
  private var things: [String: Thing] = [:]

  init(_ what: String) { self.what = what }

  /// The things without mistakes, in file order.
  var all: [Thing] { names.compactMap { things[$0] } }
  var byName: [String: Thing] { things }

  mutating func add(_ name: String, _ thing: Thing?) {
    names.append(name)
    things[name] = thing
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  func find(_ word: Word, report: ProblemReport) -> Thing? {
    if let thing = things[word.text] { return thing }
    if !contains(word.text) { report.add(.unknownName, unknown: word, as: what, among: names) }
    return nil
  }
}
