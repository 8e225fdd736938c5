import { setIn } from '../blueprint/edit/setIn.ts';
import type { ReadBlueprint } from '../blueprint/index.ts';
import type { RawBlueprint } from '../blueprint/raw.ts';
import type { Service } from '../blueprint/types.ts';
import { writtenOut } from '../blueprint/writtenOut.ts';

/**
 * The text in which a service says what its entities have by themselves. A service that declares one operation has
 * none but those that it declares: whoever adds one wants to keep the others.
 * @param service as it is read now
 */
export function spelledOut(
  { document }: Pick<ReadBlueprint, 'document'>,
  service: Service,
): string {
  const raw = (document.value as RawBlueprint).services[service.name];
  const withEvents = service.operations.some(({ crud, emits }) => crud && emits.length > 0);
  const { operations, events } = writtenOut(
    service.name,
    Object.entries(raw?.entities ?? {}),
    withEvents,
  );
  return Object.entries({ operations, events }).reduce(
    (text, [section, things]) =>
      Object.entries(things).reduce((each, [name, thing]) => {
        const path = ['services', service.name, section, name];
        // An event that is declared beside them stays as it is written.
        return document.has(path) ? each : setIn(each, path, thing);
      }, text),
    document.text,
  );
}
