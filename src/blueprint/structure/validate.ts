import type { Finding } from '../finding.ts';
import { explain } from './explain.ts';
import { validator } from './validator.ts';

/** Errors that only say that another one was found further in. */
const consequences = new Set(['if', 'propertyNames']);

/** What is wrong with the shape of the document: words, types, forms of names. */
export function validateStructure(value: unknown): Finding[] {
  const validate = validator();
  if (validate(value)) return [];
  const seen = new Set<string>();
  const findings = (validate.errors ?? [])
    .filter(({ keyword }) => !consequences.has(keyword))
    .map((error) => explain(error, value))
    .filter((finding) => {
      // A wrong type is found by the word and again by each of its forms: once is enough.
      const place = JSON.stringify([finding.path, finding.at]);
      const once = finding.code === 'missing' ? place + finding.message : place;
      return !seen.has(once) && seen.add(once);
    });
  return findings.filter((finding) => !isMistyped(finding, findings));
}

/** A word is not missing where it stands with a mistake in it. */
function isMistyped({ code, path, hint }: Finding, all: readonly Finding[]): boolean {
  if (code !== 'missing') return false;
  return all.some(
    (other) =>
      other.code === 'unknown-word' &&
      JSON.stringify(other.path.slice(0, -1)) === JSON.stringify(path) &&
      hint?.startsWith(`Write ${/"(.*)"/.exec(other.hint ?? '')?.[1]}:`),
  );
}
