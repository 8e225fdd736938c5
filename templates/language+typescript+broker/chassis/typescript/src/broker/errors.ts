const texts = {
  unavailable: 'the broker does not answer',
  refused: 'the broker refuses',
  'too-large': 'a message is too large',
} as const;

/**
 * `unavailable` passes by itself; `refused` (no rights, no such stream) when somebody acts;
 * `too-large` never.
 */
export type BrokerErrorKind = keyof typeof texts;

/** What a broker says no to. Nothing of a message is in its text. */
export class BrokerError extends Error {
  override readonly name = 'BrokerError';
  readonly kind: BrokerErrorKind;

  constructor(kind: BrokerErrorKind, options: { detail?: string; cause?: unknown } = {}) {
    const { detail, cause } = options;
    super(detail === undefined ? texts[kind] : `${texts[kind]}: ${detail}`, { cause });
    this.kind = kind;
  }
}
