import { expect, it } from 'vitest';
import { systemOf } from '../../../scripts/bench/systems.mjs';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory } from '../../../src/history/history.ts';
import { render } from '../../../src/render/render.ts';
import { pack } from '../../support/render.ts';

/** How often anything in the blueprint is looked at while a system of so many services is rendered. */
function effort(services: number): number {
  const { blueprint } = readRenderable(systemOf(services), 'microservices.yaml', catalog);
  let reads = 0;
  const watched = watch(blueprint, () => {
    reads += 1;
  });
  render(watched, advance(emptyHistory, watched), pack);
  return reads;
}

it('grows with the number of services, not with its square', () => {
  const few = effort(15);
  const more = effort(30);
  const most = effort(60);
  expect(few).toBeGreaterThan(1000);
  // So exactly that one search through all services for each of them would show.
  expect((most - more) / (more - few)).toBeCloseTo(2, 2);
});

/** The same value; tells of each property that is read in it, however deep. */
function watch<Value extends object>(value: Value, onRead: () => void): Value {
  const known = new WeakMap<object, object>();
  const wrap = <Part>(part: Part): Part => {
    if (typeof part !== 'object' || part === null) return part;
    const before = known.get(part) ?? new Proxy(part, handler);
    known.set(part, before);
    return before as Part;
  };
  const handler: ProxyHandler<object> = {
    get(target, key, receiver) {
      onRead();
      return wrap(Reflect.get(target, key, receiver));
    },
  };
  return wrap(value);
}
