/// Reads `merge:` of a field: which codes of a list become one.
struct MergeReader {
  let list: CodeList

  func read(_ value: Value) -> (codes: [CodeList.Code], recode: [String: String])? {
    var recode: [String: String] = [:]
    var labels: [String: Label] = [:]
    guard let entries = value.entries() else { return nil }
    for (key, value) in entries {
      guard key.checkCode(report: value.report), let section = value.section(["codes", "label"]) else { return nil }
      guard let members = section.required("codes")?.words(), let label = section.required("label")?.label() else {
        return nil
      }
      for member in members {
        guard list.index(of: member.text) != nil else {
          value.report.add(.unknownName, unknown: member, as: "code of \"\(list.name)\"", among: list.codes.map(\.name))
          return nil
        }
        guard recode.updateValue(key.text, forKey: member.text) == nil else {
          value.report.add(.duplicate, at: member.place, "\"\(member.text)\" is merged twice", do: "name it once")
          return nil
        }
      }
      labels[key.text] = label
    }
    for (key, value) in entries where list.index(of: key.text) != nil && recode[key.text] != key.text {
      value.report.add(
        .contradiction, at: key.place, "\"\(key.text)\" is a code of its own already",
        do: "name it among the codes that become \"\(key.text)\", or choose another name")
      return nil
    }
    return (codes(recode, labels), recode)
  }

  private func codes(_ recode: [String: String], _ labels: [String: Label]) -> [CodeList.Code] {
    var seen: Set<String> = []
    return list.codes.compactMap { code in
      let name = recode[code.name] ?? code.name
      guard seen.insert(name).inserted else { return nil }
      return CodeList.Code(name: name, label: labels[name] ?? code.label)
    }
  }
}
