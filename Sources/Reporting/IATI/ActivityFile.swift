import Programme

/// `activity.xml`: the release's results in the form of the International Aid Transparency Initiative, version 2.03
/// (`ReleaseFormat`, "IATI").
///
/// The organisation merges it with its own activity's header and finances. Elements stand in the order of the schema.
struct ActivityFile {
  static let path = "activity.xml"
  /// The oldest of the tag's versions that has dimensions and document links in results.
  private static let version = "2.03"

  let programme: ProgrammeFile
  let activity: IATIActivity
  let figures: Figures
  let earlier: [ReleasedFigures]
  let facts: ReleaseFacts

  var file: OutputFile { OutputFile(path: Self.path, text: text) }

  private var text: String {
    let time = facts.created.description + "T00:00:00Z"
    var xml = XMLText()
    xml.element("iati-activities", ["version": Self.version, "generated-datetime": time]) { xml in
      xml.element("iati-activity", ["xml:lang": Language.english.rawValue, "last-updated-datetime": time]) { xml in
        writeHeader(into: &xml)
        documents.writeAll(into: &xml)
        for result in ResultElement.all(programme, activity, figures, earlier, documents) { result.write(into: &xml) }
      }
    }
    return xml.document
  }

  private var documents: DocumentLinks { DocumentLinks(activity: activity, facts: facts) }

  private func writeHeader(into xml: inout XMLText) {
    xml.text("iati-identifier", activity.identifier)
    xml.element("reporting-org", ["ref": activity.reporting.ref, "type": String(activity.reporting.type)]) {
      $0.narratives(activity.reporting.name)
    }
    xml.element("title") { $0.narratives(programme.title) }
    xml.element("description", ["type": "1"]) { $0.narratives(activity.description) }
    for (role, organisation) in activity.participating {
      xml.element(
        "participating-org",
        ["ref": organisation.ref, "type": String(organisation.type), "role": String(role.code)]
      ) { $0.narratives(organisation.name) }
    }
    xml.element("activity-status", ["code": String(activity.status.code)])
    // A start that is still to come is a planned one (rule 11.1.4).
    let hasStarted = programme.start <= facts.created
    xml.element("activity-date", ["type": hasStarted ? "2" : "1", "iso-date": programme.start.description])
    xml.element("activity-date", ["type": "3", "iso-date": activity.ends.description])
    xml.element("recipient-country", ["code": programme.country])
    for hub in programme.hubs { writeLocation(of: hub, into: &xml) }
    xml.element("sector", ["vocabulary": "1", "code": activity.sector])
  }

  /// A hub's site: where the activity happens, about; never where participants live.
  private func writeLocation(of hub: Hub, into xml: inout XMLText) {
    guard let point = activity.locations[hub.id] else { return }
    xml.element("location", ["ref": hub.id]) { xml in
      xml.element("location-reach", ["code": "1"])
      xml.element("name") { $0.narratives(hub.label) }
      xml.element("point", ["srsName": "http://www.opengis.net/def/crs/EPSG/0/4326"]) {
        $0.text("pos", point.latitude + " " + point.longitude)
      }
      xml.element("exactness", ["code": "2"])
    }
  }
}

extension XMLText {
  /// A text in the activity's language, and in Albanian where there is one.
  mutating func narratives(_ label: Label) {
    text("narrative", label.english)
    if let albanian = label.albanian { text("narrative", albanian, ["xml:lang": Language.albanian.rawValue]) }
  }

  mutating func narrative(_ sentences: [String]) { narratives(Label(english: sentences.joined(separator: " "))) }
}
