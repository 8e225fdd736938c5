import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { examplesOf, startCallee } from '../lib/callees.ts';
import { refusing, silent } from '../lib/calling.ts';
import { clause, each } from '../lib/clause.ts';
import { type Consuming, messageOf, type Sent, type Stage, stageOf } from '../lib/consuming.ts';
import type { Node } from '../lib/fleet.ts';
import { services } from '../lib/system.ts';
import { until } from '../lib/until.ts';
import type { Upstream } from '../lib/upstream.ts';

/** An event that runs an operation which asks another service, without a word of its rule. */
interface Asking extends Consuming {
  callee: (typeof services)[number]['callees'][number];
  /** `<service>.<operation>` */
  called: string;
}

const all: readonly Asking[] = services.flatMap((service) =>
  service.subscriptions.flatMap((subscription) =>
    subscription.events.flatMap((event) => {
      // A fallback would answer for the callee.
      const ask = event.asks?.find(({ given, fallback }) => given && fallback === 'none');
      const callee = service.callees.find(({ name }) => name === ask?.service);
      if (ask === undefined || callee === undefined) return [];
      const called = `${ask.service}.${ask.operation}`;
      return [{ name: service.name, service, subscription, event, callee, called }];
    }),
  ),
);

/** One of each service. */
const askings = all.filter(
  ({ name }, index) => index === all.findIndex((other) => other.name === name),
);

interface Scene {
  stage: Stage;
  node: Node;
  callee: Upstream;
  /** The requests that came to the callee since it was last looked. */
  came(): Upstream['seen'];
  /** Lines of deliveries, by what became of them. */
  outcomes(): unknown[];
  remembered(): Promise<string[]>;
}

async function sceneOf(asking: Asking): Promise<Scene> {
  const callee = await startCallee(asking.callee);
  const stage = await stageOf(asking);
  const node = await stage.serve({ callees: { [asking.callee.name]: callee.url } });
  let counted = 0;
  return {
    stage,
    node,
    callee,
    came() {
      const fresh = callee.seen.slice(counted);
      counted = callee.seen.length;
      return fresh;
    },
    outcomes: () => node.lines.filter(({ msg }) => msg === 'message').map(({ outcome }) => outcome),
    async remembered() {
      const rows = await stage.store.run('SELECT "message_id" FROM "inbox"');
      return rows.map(({ message_id }) => String(message_id));
    },
  };
}

const eachAsking = (
  t: Parameters<typeof each>[0],
  check: (asking: Asking, message: Sent, scene: Scene) => Promise<void>,
) => each(t, askings, async (asking) => check(asking, messageOf(asking), await sceneOf(asking)));

clause('CON-16 an operation that an event runs asks others for the service alone', (t) =>
  eachAsking(t, async (asking, message, { stage, came, callee, remembered }) => {
    const trace = randomBytes(16).toString('hex');
    const traceparent = `00-${trace}-${'1'.repeat(16)}-01`;
    callee.answerWith(silent);
    const time = new Date().toISOString();
    await stage.send([{ ...message, attributes: { traceparent, time } }]);
    await until('the callee is asked', () => callee.seen.length > 0);
    // Somebody else gets the tables meanwhile, and the message counts as new.
    const began = performance.now();
    for (const { table } of asking.service.entities) await (await stage.store.lock(table))();
    await (await stage.store.lock('inbox'))();
    assert.ok(performance.now() - began < 600, 'nothing is locked');
    assert.deepEqual(await remembered(), []);
    callee.answerWith();
    const [seen] = came();
    assert.ok(seen?.headers['x-caller-token']);
    assert.equal(seen?.headers.authorization, undefined);
    assert.ok(Number(seen?.headers['x-deadline-ms']) > 0);
    assert.match(`${seen?.headers.traceparent}`, new RegExp(`^00-${trace}-`));
    await stage.settled(20_000);
    assert.deepEqual(await remembered(), [message.id]);
  }),
);

clause('CON-17 what a callee refuses is given up, what may pass is tried again', (t) =>
  eachAsking(t, async (asking, message, { stage, callee, node, remembered }) => {
    callee.answerWith(refusing(503, 'unavailable'));
    await stage.send([message]);
    const retried = await node.line('of the retry', ({ outcome }) => outcome === 'retried', 20_000);
    assert.match(JSON.stringify(retried.err), new RegExp(asking.called));
    assert.deepEqual(await remembered(), []);
    callee.answerWith();
    await node.line('of the success', ({ outcome }) => outcome === 'done', 20_000);

    const refusals = [
      [400, 'validation-failed'],
      [403, 'forbidden'],
      [404, 'not-found'],
      [422, 'rejected'],
    ] as const;
    const letters = stage.broker.deadLetters(asking.subscription.name);
    for (const [status, word] of refusals) {
      callee.answerWith(refusing(status, word, { code: 'not-now' }));
      const refused = messageOf(asking);
      await stage.send([refused]);
      await until(`it is given up for ${status}`, async () => {
        const found = await letters.list({ limit: 100 });
        return found.some(({ message: { id }, attempts }) => id === refused.id && attempts === 1);
      });
    }
    const reasons = (await letters.list({ limit: 100 })).map(({ reason }) => reason);
    assert.match(reasons.join('\n'), new RegExp(`${asking.called}: 400 validation-failed`));
  }),
);

clause('CON-18 nobody is asked twice about what had its effect, nor has others do it twice', (t) =>
  eachAsking(t, async (asking, message, { stage, came, callee, outcomes }) => {
    const keys = new Map<string, Set<unknown>>();
    const answer = examplesOf(asking.callee);
    callee.answerWith((seen, response, socket) => {
      const what = `${seen.method} ${seen.url}`;
      const known = keys.get(what);
      keys.set(what, (known ?? new Set()).add(seen.headers['idempotency-key']));
      (known === undefined ? refusing(503, 'unavailable') : answer)(seen, response, socket);
    });
    await stage.send([message]);
    await until('it is done', () => outcomes().includes('done'), 30_000);
    assert.ok(outcomes().includes('retried'));
    for (const [what, used] of keys) assert.equal(used.size, 1, what);
    came();
    await stage.send([message]);
    await until('it comes again', () => outcomes().includes('duplicate'));
    assert.deepEqual(came(), []);
  }),
);
