import type { Catalog } from '../../catalog/index.ts';
import type { Problem } from '../../errors.ts';
import type { SourceDocument } from '../source/document.ts';
import type { Blueprint } from '../types.ts';
import { unlocated } from '../unlocated.ts';
import { featureFindings } from './features.ts';
import { fieldFindings } from './fields.ts';
import { optionFindings } from './options.ts';

/**
 * What is right in the language and not rendered by this version, by name. With the document,
 * problems have their place in the file, and what a default says is reported where it was written.
 */
export function checkRenderable(
  blueprint: Blueprint,
  catalog: Catalog,
  document?: SourceDocument,
): Problem[] {
  const findings = [
    ...optionFindings(blueprint, catalog, document),
    ...featureFindings(blueprint, catalog),
    ...fieldFindings(blueprint, catalog),
  ];
  return findings.map((finding) => document?.locate(finding) ?? unlocated(finding));
}
