import { summary } from '../statistics.mjs';
import { startBackEnd, startProxy } from './nginx.mjs';
import { freePort } from './processes.mjs';
import { loadWith } from './wrk.mjs';

/** What is measured has a core of its own; whoever asks and whoever answers share the other one. */
const [measured, others] = [0, 1];

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

/**
 * The gateway as it is in production, and with less and less of what it does, beside a proxy that does nothing else.
 * @param {Awaited<ReturnType<typeof import('./repo.mjs').makeParts>>} parts
 */
export async function benchGateway(parts, { folder, rounds, seconds, note }) {
  const port = await freePort();
  const backEnd = await startBackEnd(folder, port, others);
  const proxyPort = await freePort();
  const proxy = await startProxy(folder, proxyPort, measured, port);
  const open = `/open-meters/${id}`;
  const guarded = { path: `/meters/${id}`, token: parts.token };
  const quiet = { LOG_LEVEL: 'warn' };
  const variants = [
    {
      name: 'everything: token, limit, line in the log, metrics, traces of 1 %',
      env: parts.tracing,
      ...guarded,
    },
    { name: 'without traces', env: {}, ...guarded },
    { name: 'without the line in the log', env: quiet, ...guarded },
    { name: 'without the token', env: quiet, path: open },
  ];
  const targets = [
    {
      name: 'nginx, a plain proxy',
      pid: proxy.pid,
      url: `http://127.0.0.1:${proxyPort}${open}`,
      stop: proxy.stop,
    },
  ];
  try {
    for (const { name, env, path, token } of variants) {
      const { pid, url, stop } = await parts.startGateway(measured, port, env);
      targets.push({ name, pid, url: `${url}${path}`, token, stop });
    }
    const direct = {
      name: 'nobody between',
      pid: backEnd.pid,
      url: `http://127.0.0.1:${port}${open}`,
    };
    const many = await inTurns(targets, { connections: 50, rounds, seconds, folder, note });
    const one = await inTurns([direct, ...targets.slice(0, 2)], {
      connections: 1,
      rounds,
      seconds,
      folder,
      note,
    });
    return { many, one };
  } finally {
    for (const { stop } of targets) await stop();
    await backEnd.stop();
  }
}

/** Medians of rounds in which each has its turn; one round before them is not counted. */
export async function inTurns(targets, { connections, rounds, seconds, folder, note }) {
  const found = new Map(targets.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    note(`${connections} connections, round ${round} of ${rounds}`);
    for (const { name, pid, url, token, body } of targets) {
      const load = { url, token, body, connections, seconds, folder, core: others };
      const figures = await loadWith(load, pid);
      if (round > 0) found.get(name).push(figures);
    }
  }
  return [...found].map(([name, figures]) => ({ name, ...mediansOf(figures) }));
}

function mediansOf(figures) {
  const of = (what) => summary(figures.map((each) => each[what]));
  return { perSecond: of('perSecond'), cpu: of('cpu'), p50: of('p50'), p99: of('p99') };
}
