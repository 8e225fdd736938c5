import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { Entity, Event, Operation } from '../types.ts';
import { sourceOf } from './operations/output.ts';
import type { Scope } from './scope.ts';

/**
 * Whether the event that says that a command succeeded can be filled. What the user's own code
 * returns is not looked at: rejections (all but the first of `emits`), replies to a message, and
 * the outcomes of sagas.
 */
export function checkEmitted(
  scope: Scope,
  service: string,
  operation: Operation,
  entities: ReadonlyMap<string, Entity>,
  events: ReadonlyMap<string, Event>,
): void {
  const event = events.get(operation.emits[0] ?? '');
  const main = entities.get(operation.entity ?? '');
  if (!event || event.implied || event.reply || !main || !operation.http) return;
  const at = (section: string, name: string) => ['services', service, section, name];
  const { near } = scope.faults;
  if (near(at('events', event.name)) || near(at('entities', main.name))) return;
  const { input, params } = operation;
  for (const { payload, map } of event.versions) {
    for (const field of payload) {
      const name = Object.hasOwn(map, field.name) ? (map[field.name] ?? '') : field.name;
      const source = sourceOf({ name }, { input, params, main });
      if (source && !source.secret && !source.pii) continue;
      if (field.optional && !source) continue;
      const all = [...input, ...main.fields].map((candidate) => candidate.name);
      scope.report({
        code: source ? 'exposed' : 'not-filled',
        message: source
          ? `${quote(field.name)} of ${event.name} would be filled with ${name}, which is marked ${source.secret ? 'secret' : 'pii'}`
          : `Nothing in ${operation.name} fills ${quote(name)} of ${event.name}`,
        hint: source
          ? 'Leave it out of the payload.'
          : `${suggestion(name, [...new Set(all)]) ?? ''} Write map: { ${field.name}: <field of input or entity> }.`.trim(),
        path: ['services', service, 'operations', operation.name, 'emits', 0],
      });
    }
  }
}
