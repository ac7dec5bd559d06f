public import Programme

/// What the centre knows before it opens a bundle, beside roster and programme file.
public struct BundleExpectations: Sendable {
  /// The day against which validity is judged.
  public let today: CalendarDate
  public let epoch: String
  public let normaliser: String
  public let tokenMode: BundleManifest.TokenMode
  /// Most bytes of a bundle's content, decompressed. 4 GiB by default: some 10 million rows of a hundred columns.
  public let contentLimit: Int

  public init(
    today: CalendarDate, epoch: String, normaliser: String, tokenMode: BundleManifest.TokenMode = .keyedHash,
    contentLimit: Int = 1 << 32
  ) {
    self.today = today
    self.epoch = epoch
    self.normaliser = normaliser
    self.tokenMode = tokenMode
    self.contentLimit = contentLimit
  }
}
