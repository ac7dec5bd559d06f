/// Reads `iati:`, what an IATI activity says besides its results.
struct IATIReader {
  let hubs: [Hub]
  /// The programme's, `nil` when it was reported already.
  let start: CalendarDate?

  private static let keys = [
    "identifier", "description", "reporting", "organisations", "status", "ends", "sector", "locations", "documents",
  ]

  func read(_ value: Value) -> IATIActivity? {
    guard let section = value.section(Self.keys) else { return nil }
    let reporting = section.required("reporting").flatMap(organisation)
    let identifier = section.required("identifier").flatMap { self.identifier($0, of: reporting) }
    let description = section.required("description")?.label()
    let organisations = section.required("organisations").flatMap(organisations)
    let status = section.required("status")?.option(IATIActivity.Status.self)
    let ends = section.required("ends").flatMap(ends)
    let sector = section.required("sector").flatMap(sector)
    let locations = section.optional("locations").map(locations) ?? [:]
    let documents = section.optional("documents").map(address)
    guard let reporting, let identifier, let description, let organisations, let status, let ends, let sector,
      let locations, documents != .some(nil)
    else { return nil }
    return IATIActivity(
      identifier: identifier, description: description, reporting: reporting, participating: organisations,
      status: status, ends: ends, sector: sector, locations: locations, documents: documents ?? nil)
  }

  /// IATI's rules 1.1.3, 1.1.21 and 1.3.13.
  private func identifier(_ value: Value, of reporting: IATIActivity.Organisation?) -> String? {
    guard let text = reference(value) else { return nil }
    if let reporting, !text.hasPrefix(reporting.ref + "-") || text.count == reporting.ref.count + 1 {
      value.fail(
        .contradiction, "the identifier does not begin with that of the reporting organisation",
        do: "write \(reporting.ref)- and the activity's own id")
    }
    return text
  }

  /// An identifier of an organisation or activity: no spaces and none of `/ & | ?`.
  private func reference(_ value: Value) -> String? {
    guard let text = value.text() else { return nil }
    guard !text.contains(where: { $0.isWhitespace || "/&|?".contains($0) }) else {
      value.fail("\"\(text)\" is no IATI identifier", do: "write it without spaces and without / & | ?")
      return nil
    }
    return text
  }

  private func organisation(_ value: Value) -> IATIActivity.Organisation? {
    guard let section = value.section(["ref", "type", "name"]) else { return nil }
    let ref = section.required("ref").flatMap(reference)
    let type = section.required("type")?.integer(in: 10...90)
    let name = section.required("name")?.label()
    guard let ref, let type, let name else { return nil }
    return IATIActivity.Organisation(ref: ref, type: type, name: name)
  }

  private func organisations(_ value: Value) -> [(IATIActivity.Role, IATIActivity.Organisation)]? {
    guard let section = value.section(IATIActivity.Role.allCases.map(\.rawValue)) else { return nil }
    if section.keys.isEmpty { section.fail(.missing, "no organisation", do: "add a line `funding: {ref, type, name}`") }
    let found = IATIActivity.Role.allCases.compactMap { role in
      section.optional(role.rawValue).flatMap(organisation).map { (role, $0) }
    }
    return found.count == section.keys.count && !found.isEmpty ? found : nil
  }

  private func ends(_ value: Value) -> CalendarDate? {
    guard let date = value.date() else { return nil }
    if let start, date < start {
      value.fail(.contradiction, "the activity ends before the programme starts", do: "write a later day")
    }
    return date
  }

  private func sector(_ value: Value) -> String? {
    guard let text = value.text() else { return nil }
    guard text.utf8.count == 5, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      value.fail("\"\(text)\" is no purpose code", do: "write the five digits of an OECD DAC purpose, such as 15190")
      return nil
    }
    return text
  }

  private func locations(_ value: Value) -> [String: IATIActivity.Point]? {
    guard let entries = value.entries() else { return nil }
    var found: [String: IATIActivity.Point] = [:]
    for (key, value) in entries {
      if !hubs.contains(where: { $0.id == key.text }), !hubs.isEmpty {
        value.report.add(.unknownName, unknown: key, as: "hub", among: hubs.map(\.id))
      }
      found[key.text] = point(value)
    }
    return found.count == entries.count ? found : nil
  }

  private func point(_ value: Value) -> IATIActivity.Point? {
    guard let text = value.text() else { return nil }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let bounds = [90.0, 180.0]
    let fits = zip(parts, bounds).allSatisfy { part, bound in
      part.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 }
        && Double(part).map { abs($0) <= bound } ?? false
    }
    guard parts.count == 2, fits else {
      value.fail("\"\(text)\" is no place", do: "write latitude and longitude in degrees, such as \"42.07 19.51\"")
      return nil
    }
    return IATIActivity.Point(latitude: parts[0], longitude: parts[1])
  }

  private func address(_ value: Value) -> String? {
    guard let text = value.text() else { return nil }
    let isPlain = text.utf8.allSatisfy { (33...126).contains($0) && !#""<>\^`{|}"#.utf8.contains($0) }
    guard isPlain, text.hasPrefix("https://"), !text.hasSuffix("/"), text.utf8.count > 8 else {
      value.fail("\"\(text)\" is no address of a folder", do: "write https://… without spaces and without a final /")
      return nil
    }
    return text
  }
}
