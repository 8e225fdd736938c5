import { type Axis, type Catalog, optionOf, renderedOptions } from '../../catalog/index.ts';
import type { Finding, Path } from '../finding.ts';
import { quote } from '../quote.ts';
import type { SourceDocument } from '../source/document.ts';
import type { Blueprint } from '../types.ts';

/** Options of the catalog that were chosen and are not rendered. */
export function optionFindings(
  blueprint: Blueprint,
  catalog: Catalog,
  document?: SourceDocument,
): Finding[] {
  const { platform, gateway, services } = blueprint;
  const found: Finding[] = [];
  const seen = new Set<string>();

  const refuse = (axis: Axis, id: string, ...paths: [Path, ...Path[]]) => {
    const option = optionOf(axis, id);
    if (option.rendered) return;
    // Said once where it was written, however many services have it from there.
    const path = paths.find((candidate) => document?.has(candidate)) ?? paths[0];
    const place = JSON.stringify([path, id]);
    if (seen.has(place)) return;
    seen.add(place);
    const rendered = renderedOptions(axis).map((other) => other.id);
    found.push({
      code: 'not-rendered',
      message: `${axis.label} ${quote(id)} (${option.label}) is not rendered by this version`,
      hint:
        rendered.length === 0
          ? 'Leave it out for now.'
          : `Rendered: ${rendered.join(', ')}. Leave it out, or write one of these.`,
      path,
    });
  };

  refuse(catalog.transport, platform.transport, ['platform', 'transport']);
  refuse(catalog.broker, platform.broker, ['platform', 'broker']);
  refuse(
    catalog.identity,
    platform.identity.kind,
    ['platform', 'identity', 'kind'],
    ['platform', 'identity'],
  );
  refuse(catalog.ci, platform.ci, ['platform', 'ci']);
  refuse(catalog.packageManager, platform.packageManager, ['platform', 'packageManager']);
  refuse(catalog.mtls, platform.mtls, ['platform', 'mtls']);
  for (const id of platform.deploy) refuse(catalog.deploy, id, deployPath(document, id));
  refuse(catalog.language, gateway.language, ['gateway', 'language']);
  refuse(catalog.rateLimitStore, gateway.rateLimit.store, ['gateway', 'rateLimit', 'store']);
  for (const { name, language, datastore, transport, operations } of services) {
    const own = (word: string): [Path, Path] => [
      ['services', name, word],
      ['defaults', word],
    ];
    refuse(catalog.language, language, ...own('language'));
    refuse(catalog.datastore, datastore, ...own('datastore'));
    refuse(catalog.transport, transport, ...own('transport'), ['platform', 'transport']);
    for (const operation of operations) {
      const path = ['services', name, 'operations', operation.name, 'calls'];
      operation.calls.forEach((call, index) => {
        if (call.transport === transport) return;
        refuse(catalog.transport, call.transport, [...path, index, 'transport']);
      });
    }
  }
  return found;
}

/** The blueprint keeps the list sorted; in the file it stands as it was written. */
function deployPath(document: SourceDocument | undefined, id: string): Path {
  const value = document?.value as { platform?: { deploy?: string[] } } | undefined;
  const index = value?.platform?.deploy?.indexOf(id) ?? -1;
  return index < 0 ? ['platform', 'deploy'] : ['platform', 'deploy', index];
}
