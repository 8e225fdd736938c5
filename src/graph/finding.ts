/** What a rule about boundaries says of a place, as far as a picture needs it. */
export interface Finding {
  /** e.g. `SYNC001`. */
  rule: string;
  severity: 'error' | 'warning' | 'info';
  /** One sentence (free text). */
  message: string;
  /** `service`, `service.operation`, `service.event` or the name of a saga. */
  place: string;
}

/** The findings about a service or anything in it. */
export function findingsOf(service: string, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ place }) => place === service || place.startsWith(`${service}.`));
}

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** The gravest of some findings; undefined of none. */
export function gravest(findings: readonly Finding[]): Finding['severity'] | undefined {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity));
}
