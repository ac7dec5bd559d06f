/// A payload in which the egress gate found nothing but declared, bounded numbers and tokens.
///
/// Only ``EgressGate/finish(notes:again:)`` makes one, and the hub seals nothing else.
public struct ClearedPayload: Sendable {}
