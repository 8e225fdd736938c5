import type { Break, Json } from './contracts.ts';
import { differencesOf } from './schemas.ts';
import { brokenForListeners } from './sentences.ts';

/** What listeners cannot rely on any more, by the schemas of one version of an event. */
export function brokenEvent(key: string, released: Json, now: Json | undefined): Break[] {
  const { service, name, version } = partsOf(key);
  const place = `${service}.${name}`;
  const what = `version ${version}`;
  const broken = (said: string, hint: string): Break => {
    return { service, name, place, message: `${place} ${said}`, hint };
  };
  if (now === undefined) {
    return [
      broken(
        `is not published as ${what} any more`,
        `Keep it beside what is new, or, where the event has another name by now, write was: ${name} into it.`,
      ),
    ];
  }
  const hint = `Let what is new be left out (optional, a default) and keep what there was, or publish another version beside it: versions: { ${version}: ..., ${Number(version) + 1}: ... }.`;
  return differencesOf(released, now)
    .flatMap((difference) => brokenForListeners(difference, what) ?? [])
    .map((said) => broken(said, hint));
}

/** `service/event.v1` */
function partsOf(key: string): { service: string; name: string; version: string } {
  const [, service = '', name = key, version = ''] = /^([^/]*)\/(.*)\.v(\d+)$/.exec(key) ?? [];
  return { service, name, version };
}
