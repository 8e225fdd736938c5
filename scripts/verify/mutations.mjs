/**
 * Mistakes that the rendered suites have to catch. Each is a place in a rendered repo (`file`, and
 * the exact text `from` that stands there once), what it becomes (`to`), and the tests that have to
 * fail then: `suite` is a file of tests, or `conformance`; `test` is how the title begins of one that
 * fails. The ones with `isQuick` cost seconds.
 */

const source = 'chassis/typescript/src';
const tests = 'chassis/typescript/test';

const clause = (test) => ({ suite: 'conformance', test });

/** @type {readonly import('./mutate.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'a message is acknowledged before its effect is committed',
    file: `${source}/consumers/consumer.ts`,
    from: `const outcome = await runInside(processing.span, () =>
      this.#process(delivery, event, processing),
    );
    processing.finish(outcome);
    return verdictOf(outcome);`,
    to: `void runInside(processing.span, () =>
      this.#process(delivery, event, processing),
    ).then((outcome) => processing.finish(outcome), () => {});
    return verdictOf({ kind: 'done' });`,
    caughtBy: [
      {
        suite: `${tests}/consumers/consumer.test.ts`,
        test: 'tries again what passes',
        isQuick: true,
      },
      clause('CON-4'),
      clause('CON-11'),
    ],
  },
  {
    name: 'no inbox: a message that comes again has its effect again',
    file: `${source}/consumers/inbox.ts`,
    from: 'return new Set(rows.map(({ id }) => id));',
    to: 'return new Set(rows.length < 0 ? [] : ids);',
    caughtBy: [
      {
        suite: `${tests}/consumers/consumer.test.ts`,
        test: 'gives a message that comes again no second effect',
        isQuick: true,
      },
      clause('CON-1'),
    ],
  },
  {
    name: 'the inbox is written on its own, before the effect',
    file: `${source}/consumers/consumer.ts`,
    from: 'const fresh = await this.#inbox.remember(tx, ids, new Date());',
    to: `const { store } = this.#options;
    const alone = (other: Tx) => this.#inbox.remember(other, ids, new Date());
    const fresh = await (store.capabilities.shared ? store.transaction(alone) : alone(tx));`,
    // Where a store has one connection only there is no other transaction to write it in.
    caughtBy: [clause('CON-3')],
  },
  {
    name: 'a failure is retried without end',
    file: `${source}/broker/outcome.ts`,
    from: "return pauseMs === undefined ? { kind: 'dead', reason } : { kind: 'retry', pauseMs };",
    to: "return { kind: 'retry', pauseMs: pauseMs ?? backoffMs.at(-1) ?? 0 };",
    caughtBy: [
      {
        suite: `${tests}/broker/contract.test.ts`,
        test: 'follow the list of pauses, and the last one leads to the dead letters',
      },
    ],
  },
  {
    name: 'what can never succeed is retried',
    file: `${source}/consumers/outcome.ts`,
    from: "if (error instanceof Unreadable) return { kind: 'dead', reason: error.message };",
    to: "if (error instanceof Unreadable) return { kind: 'retried', reason: error.message };",
    caughtBy: [
      {
        suite: `${tests}/consumers/consumer.test.ts`,
        test: 'gives up what does not fit its contract, and never says its values',
        isQuick: true,
      },
      clause('CON-4'),
    ],
  },
  {
    name: 'an event leaves the outbox before the broker has it',
    file: `${source}/events/relay.ts`,
    from: 'await this.#take((rows) => this.#send(rows));',
    to: 'await this.#take(async (rows) => void this.#send(rows).catch(() => {}));',
    caughtBy: [
      {
        suite: `${tests}/events/relay.test.ts`,
        test: 'keeps a row until the broker has it, and the order of its key',
        isQuick: true,
      },
      clause('EVT-7'),
    ],
  },
  {
    name: 'events of one key are sent in any order',
    file: `${source}/events/waiting.ts`,
    from: 'ORDER BY "position" LIMIT',
    to: 'ORDER BY "position" DESC LIMIT',
    caughtBy: [
      {
        suite: `${tests}/events/relay.test.ts`,
        test: 'keeps a row until the broker has it, and the order of its key',
        isQuick: true,
      },
    ],
  },
  {
    name: 'a message loses the trace of its request',
    file: `${source}/events/relay.ts`,
    from: 'attributes: { ...JSON.parse(attributes), sequence }',
    to: 'attributes: { ...JSON.parse(attributes), sequence, traceparent: "" }',
    caughtBy: [clause('EVT-9')],
  },
  {
    name: 'a secret in a file is taken for the path',
    file: `${source}/config.ts`,
    from: "return { text: readFileSync(path, 'utf8').trim() };",
    to: 'return readFileSync(path) && { text: path };',
    caughtBy: [
      { suite: `${tests}/config.test.ts`, test: 'take a secret from a file', isQuick: true },
      clause('CFG-9'),
    ],
  },
  {
    name: 'the gateway keeps a connection for ever: a pod that comes has nothing to do',
    file: 'gateway/src/proxy/upstream.ts',
    from: '      clientTtl: CONNECTION_MS,\n',
    to: '',
    caughtBy: [
      { suite: 'gateway/test/failures.test.ts', test: 'a connection is left after a while' },
    ],
  },
  {
    name: 'a refusal at a path of before does not say where to go',
    file: `${source}/http/exchange.ts`,
    from: 'if (problem.headers) reply.headers(problem.headers);\n    if (this.told) reply.headers(this.told);',
    to: 'if (problem.headers) reply.headers(problem.headers);',
    caughtBy: [
      {
        suite: `${tests}/successor.test.ts`,
        test: 'who may not ask, and what does not fit',
        isQuick: true,
      },
    ],
  },
];
