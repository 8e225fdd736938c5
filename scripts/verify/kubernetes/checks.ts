import { execa } from 'execa';
import type { Cluster } from './cluster.ts';
import { type Requests, requestsTo } from './requests.ts';
import { until } from './until.ts';

/** What is to be true of a system in a cluster, in the order in which it is tried. */
export interface Check {
  what: string;
  /** @returns what was seen, for the report. @throws Error where it is not so */
  see(): Promise<string>;
}

export interface Subject {
  cluster: Cluster;
  namespace: string;
  overlay: string;
  token: string;
  /** Kills a container as the kernel does that has too little memory. */
  kill(container: string): Promise<unknown>;
}

/** Of a system in which `loans` asks `books`, and hears of books that are gone. */
export function checks({ cluster, namespace, overlay, token, kill }: Subject): Check[] {
  const kubectl = (...args: string[]) => cluster.kubectl(['--namespace', namespace, ...args]);
  const get = (...args: string[]) => cluster.json(['--namespace', namespace, 'get', ...args]);
  const podsOf = async (name: string): Promise<Pod[]> => {
    const { items } = await get('pods', '--selector', `app.kubernetes.io/name=${name}`);
    return items.filter(({ metadata }: Pod) => metadata.deletionTimestamp === undefined);
  };
  let gateway: Requests;
  let book = '';

  return [
    {
      what: 'the API server takes all of the overlay',
      async see() {
        const said = await cluster.kubectl(['apply', '--kustomize', overlay]);
        return `${said.split('\n').length} objects`;
      },
    },
    {
      what: 'the namespace refuses a pod that is not restricted',
      async see() {
        const pod = ['run', 'bold', '--image=standin/pause:1', '--privileged'];
        const refused = await kubectl(...pod).catch(({ stderr }) => String(stderr));
        if (!refused.includes('violates PodSecurity "restricted')) throw new Error(refused);
        return 'a privileged one is';
      },
    },
    {
      what: 'migrations are done, and every process is ready',
      async see() {
        await kubectl('wait', 'deployment', '--all', '--for=condition=Available', '--timeout=5m');
        await kubectl('wait', 'job', '--all', '--for=condition=Complete', '--timeout=1m');
        const { items: jobs } = await get('jobs');
        const { items: pods } = await get('pods', '--field-selector=status.phase=Running');
        const unready = pods.filter((pod: Pod) => !isReady(pod));
        if (unready.length > 0) throw new Error(`not ready: ${unready.map(nameOf)}`);
        return `${jobs.length} jobs, ${pods.length} pods`;
      },
    },
    {
      what: 'a request through the Service of the gateway is answered, by two services and an event',
      async see() {
        const { spec } = await get('service', 'gateway');
        gateway = requestsTo(`http://${spec.clusterIP}:8080`, token);
        // All of it was just started, on a machine that may be busy.
        await until('the first ones are answered', async () => {
          book = (await gateway.expect(201, 'POST', '/books', { title: 'Emma' })).id;
          await gateway.expect(201, 'POST', '/loans', { book, days: 1 });
        });
        const loan = (await gateway.expect(201, 'POST', '/loans', { book, days: 3 })).id;
        const other = (await gateway.expect(201, 'POST', '/books', { title: 'Persuasion' })).id;
        const lent = (await gateway.expect(201, 'POST', '/loans', { book: other, days: 3 })).id;
        await gateway.expect(204, 'DELETE', `/books/${other}`);
        await until('what refers to a book that is gone goes', () =>
          gateway.expect(404, 'GET', `/loans/${lent}`),
        );
        await gateway.expect(200, 'GET', `/loans/${loan}`);
        return '201, 201, 204, and 404 once the event has come';
      },
    },
    {
      what: 'a container that is killed is started again',
      async see() {
        const [pod] = await podsOf('loans');
        if (pod === undefined) throw new Error('there is no pod of loans');
        const id = pod.status.containerStatuses?.[0]?.containerID ?? '';
        const began = Date.now();
        await kill(id.replace('containerd://', ''));
        await until('it runs again', async () => {
          const [again] = await podsOf('loans');
          if (again?.status.containerStatuses?.[0]?.restartCount !== 1) throw new Error('not yet');
          if (!isReady(again)) throw new Error('not ready yet');
        });
        return `ready after ${seconds(began)}`;
      },
    },
    {
      what: 'a pod that is deleted is replaced',
      async see() {
        const [before] = await podsOf('loans');
        const began = Date.now();
        await kubectl('delete', 'pod', nameOf(before), '--wait=false');
        await until('another one is ready', async () => {
          const pods = await podsOf('loans');
          if (!pods.some((pod) => nameOf(pod) !== nameOf(before) && isReady(pod))) {
            throw new Error('not yet');
          }
        });
        return `ready after ${seconds(began)}`;
      },
    },
    {
      what: 'dead letters are looked into from inside, as docs/kubernetes.md says',
      async see() {
        await kubectl('create', 'job', 'dlq', '--from', 'cronjob/dlq');
        const pod = ['pod', '--selector', 'job-name=dlq'];
        await kubectl('wait', ...pod, '--for', 'condition=Ready', '--timeout=1m');
        const ls = ['/nodejs/bin/node', 'dist/dlq.js', 'ls'];
        const said = await kubectl('exec', 'job/dlq', '--', ...ls);
        const began = Date.now();
        await kubectl('delete', 'job', 'dlq');
        await until('its pod is gone', async () => {
          const { items } = await get(...pod);
          if (items.length > 0) throw new Error('not yet');
        });
        return `${said.trim()}; gone after ${seconds(began)}`;
      },
    },
    {
      what: 'one service is scaled, and no other changes',
      async see() {
        const others = async () =>
          (await podsOf('loans')).concat(await podsOf('gateway')).map(nameOf);
        const before = await others();
        await kubectl('scale', 'deployment/books', '--replicas=3');
        await kubectl('rollout', 'status', 'deployment/books', '--timeout=2m');
        const replicas = await podsOf('books');
        await until('each of them answers', async () => {
          for (let count = 0; count < 20; count++)
            await gateway.expect(200, 'GET', `/books/${book}`);
          const logs = await Promise.all(replicas.map((pod) => kubectl('logs', nameOf(pod))));
          const working = logs.filter((log) => log.includes('"operation":"getBook"')).length;
          if (working !== 3) throw new Error(`${working} of them do`);
        });
        const after = await others();
        if (`${after}` !== `${before}`) throw new Error(`${before} have become ${after}`);
        return '3 of books, all of which answer';
      },
    },
    ...['books', 'gateway'].map((name) => ({
      what: `${name} is replaced, pod by pod, without a request that fails`,
      async see() {
        const load = gateway.repeat('GET', `/books/${book}`, 2);
        await kubectl('rollout', 'restart', `deployment/${name}`);
        await kubectl('rollout', 'status', `deployment/${name}`, '--timeout=5m');
        // The old ones serve for a while after the new ones do.
        await until('the old ones are gone', async () => {
          const { items } = await get('pods', '--selector', `app.kubernetes.io/name=${name}`);
          if (items.some(({ metadata }: Pod) => metadata.deletionTimestamp !== undefined)) {
            throw new Error('not yet');
          }
        });
        const { answers, failures } = await load.end();
        if (failures.length > 0) {
          throw new Error(`${failures.length} of ${answers} failed: ${[...new Set(failures)]}`);
        }
        return `${answers} requests, on new connections and on kept ones`;
      },
    })),
    {
      what: 'it is deleted, and nothing is left',
      async see() {
        const began = Date.now();
        await cluster.kubectl(['delete', '--kustomize', overlay, '--timeout=3m']);
        const { items } = await cluster.json(['get', 'pods,secrets,jobs', '--all-namespaces']);
        const left = items.filter(({ metadata }: Pod) => metadata.namespace === namespace);
        if (left.length > 0) throw new Error(`there are ${left.map(nameOf)}`);
        return `in ${seconds(began)}`;
      },
    },
  ];
}

interface Pod {
  metadata: { name: string; namespace: string; deletionTimestamp?: string };
  status: {
    conditions?: { type: string; status: string }[];
    containerStatuses?: { containerID?: string; restartCount: number }[];
  };
}

const nameOf = (pod: Pod | undefined) => pod?.metadata.name ?? '';
const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') === true;
const seconds = (began: number) => `${((Date.now() - began) / 1_000).toFixed(1)} s`;

/** Kills what containerd runs. */
export function killer(ctr: string, socket: string): Subject['kill'] {
  return (container) =>
    execa(ctr, [
      '--address',
      socket,
      '--namespace',
      'k8s.io',
      'tasks',
      'kill',
      '--signal',
      'SIGKILL',
      container,
    ]);
}
