import type { BrokerOption } from '../catalog/index.ts';

const replicas = {
  parallel: 'share the work',
  'one-active': 'one works, the others stand by',
};

const holdsBack = {
  key: 'those of its key',
  window: 'those of its key; when many of these wait, all',
  partition: 'those of its partition (one in sixteen keys)',
};

/** What brokers differ in, for a table in Markdown: a row for each capability, a column for each broker. */
export function brokerTable(brokers: readonly BrokerOption[]) {
  const known = brokers.flatMap(({ capabilities }) => capabilities ?? []);
  const minutes = (ms: number) => (ms === 0 ? 'no' : `for ${ms / 60_000} minutes`);
  const said = (is: boolean) => (is ? 'yes' : 'no');
  const row = (text: string, cells: string[]) => ({ text, cells: cells.join(' | ') });
  return {
    labels: brokers.map(({ label }) => label).join(' | '),
    dashes: brokers.map(() => '---').join(' | '),
    rows: [
      row(
        'keeps a service to its own events by permissions',
        known.map(({ permissions }) => said(permissions)),
      ),
      row(
        'while a message waits for its next attempt, these wait too',
        known.map((capability) => holdsBack[capability.holdsBack]),
      ),
      row(
        'replicas of a service',
        known.map((capability) => replicas[capability.replicas]),
      ),
      row(
        'drops an event that is sent twice',
        known.map(({ deduplicatesForMs }) => minutes(deduplicatesForMs)),
      ),
      row(
        'a new listener can begin with what is past',
        known.map(({ keepsHistory }) => said(keepsHistory)),
      ),
    ],
  };
}
