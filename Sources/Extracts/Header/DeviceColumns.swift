/// Columns that forms add about the device, its place and its owner: dropped wherever a programme does not declare them.
///
/// - Note: Source: XLSForm reference, "Metadata" and "Location"; KoboToolbox, "Managing your project's metadata".
enum DeviceColumns {
  private static let names: Set<String> = [
    "deviceid", "device_id", "imei", "subscriberid", "simserial", "simid", "phonenumber", "username", "email",
    "start-geopoint", "geopoint", "geotrace", "geoshape", "_geolocation", "location", "gps", "audit", "audit_url",
    "audio",
    "background-audio", "background_audio", "instanceid", "instancename", "deprecatedid", "rooturuuid", "rootuuid",
    "_attachments", "_bamboo_dataset_id", "_xform_id_string", "formhub_uuid", "enumerator",
  ]

  private static let geopointParts = ["_latitude", "_longitude", "_altitude", "_precision"]

  static func hold(_ name: String) -> Bool {
    guard name.utf8.count <= HeaderNames.longestName else { return false }
    let last = (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
    if names.contains(last) || name.lowercased() == "formhub/uuid" { return true }
    return last.hasPrefix("_") && geopointParts.contains { last.hasSuffix($0) }
  }
}
