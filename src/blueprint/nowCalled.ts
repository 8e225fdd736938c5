import { quote } from './quote.ts';

/** Of a service that is looked for by the name that it had: which one it has now. */
export function nowCalled(
  services: ReadonlyMap<string, { raw: { was?: string } }>,
  name: string,
  member?: string,
): string | undefined {
  const found = [...services].find(([, { raw }]) => raw.was === name)?.[0];
  if (found === undefined || services.has(name)) return undefined;
  const instead = member === undefined || member === '' ? found : `${found}.${member}`;
  return `${name} is called ${quote(found)} now: write ${instead}.`;
}
