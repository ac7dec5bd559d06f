import Mustache

/// A page's form, from `Resources`; the resources are inside the program, so that it needs no folder beside it.
struct Template {
  let name: String
  let bytes: [UInt8]

  static let report = Template(name: "report.mustache", bytes: PackageResources.report_mustache)
  static let plan = Template(name: "plan.mustache", bytes: PackageResources.plan_mustache)
  static var style: String { String(decoding: PackageResources.report_css, as: UTF8.self) }
  /// For programs that make PDFs and know no grid.
  static var paperStyle: String { String(decoding: PackageResources.paper_css, as: UTF8.self) }

  func render(_ context: [String: Any]) throws(ReportingError) -> String {
    do {
      return try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self)).render(context)
    } catch { throw .badTemplate(name: name, detail: "\(error)") }
  }
}
