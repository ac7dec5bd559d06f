extension CodeList {
  /// The yes/no answers of a field that a hub derives as a flag: yes is 0, no is 1.
  public static let flag = flag(declined: nil)

  /// A flag made of questions that can be declined; the code is that of the questions.
  static func flag(declined: String?) -> CodeList {
    let yes = Code(name: "yes", label: Label(english: "Yes", albanian: "Po"))
    let no = Code(name: "no", label: Label(english: "No", albanian: "Jo"))
    return CodeList(name: "flag", codes: [yes, no], declined: declined)
  }

  /// The answers only, without the code that declines: what a coded field can hold.
  public var answers: CodeList {
    CodeList(name: name, codes: codes.filter { $0.name != declined }, declined: declined)
  }

  /// All lists of the file, and the list `hub` that the hubs make.
  static func readAll(_ value: Value?, hubs: [Hub]) -> Named<CodeList> {
    var lists = Named<CodeList>("list")
    lists.add("hub", CodeList(name: "hub", codes: hubs.map { Code(name: $0.id, label: $0.label) }))
    for (key, value) in value?.entries() ?? [] {
      guard key.checkName(report: value.report) else { continue }
      if key.text == "hub" {
        value.report.add(.duplicate, at: key.place, "the list \"hub\" is made of `hubs`", do: "remove it here")
      } else {
        lists.add(key.text, read(value, name: key.text))
      }
    }
    return lists
  }

  private static func read(_ value: Value, name: String) -> CodeList? {
    guard let section = value.section(["codes", "declined"]) else { return nil }
    let codes = section.required("codes").flatMap(readCodes)
    let declined = section.optional("declined")?.word()
    guard let codes else { return nil }
    if let declined, !codes.contains(where: { $0.name == declined.text }) {
      value.report.add(.unknownName, unknown: declined, as: "code of list \"\(name)\"", among: codes.map(\.name))
      return nil
    }
    let list = CodeList(name: name, codes: codes, declined: declined?.text)
    if list.answers.codes.isEmpty { value.fail(.missing, "no answer in the list", do: "add a line `code: label`") }
    return list
  }

  private static func readCodes(_ value: Value) -> [Code]? {
    guard let entries = value.entries() else { return nil }
    var labels: Set<String> = []
    let codes: [Code] = entries.compactMap { key, value in
      guard key.checkCode(report: value.report), let label = value.label() else { return nil }
      // An export with labels gives answers by them.
      if !labels.insert(label.english).inserted {
        value.fail(
          .duplicate, "another code of the list has the label \"\(label.english)\"", do: "give each its own label")
      }
      return Code(name: key.text, label: label)
    }
    return codes.count == entries.count ? codes : nil
  }
}
