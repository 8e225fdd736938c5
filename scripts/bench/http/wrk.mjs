import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuOf, execute } from '../system/repo.mjs';
import { needed } from './processes.mjs';

/**
 * Asks as fast as answers come, from a core of its own.
 * @param {{ url: string, connections: number, seconds: number, core: number, folder: string, token?: string, body?: string }} load
 * @param {number} pid of the process that is measured
 * @returns {Promise<{ perSecond: number, cpu: number, p50: number, p99: number }>} requests a second; µs a request: of
 *   the process, and until answers came
 */
export async function loadWith({ url, connections, seconds, core, folder, token, body }, pid) {
  const script = join(folder, 'wrk.lua');
  writeFileSync(script, scriptOf(token, body));
  // A disk that stands still for two seconds is slow, not wrong.
  const patience = ['--timeout', '20s'];
  const wrk = [
    needed('wrk'),
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    ...patience,
    '-s',
    script,
    url,
  ];
  const before = cpuOf(pid);
  const said = await execute('taskset', ['--cpu-list', `${core}`, ...wrk]);
  const cpu = cpuOf(pid) - before;
  const told = JSON.parse(said.trim().split('\n').at(-1));
  if (told.errors > 0)
    throw new Error(`${url}: ${told.errors} of ${told.requests} requests failed\n${said}`);
  return {
    perSecond: told.requests / (told.us / 1e6),
    cpu: (cpu * 1_000) / told.requests,
    p50: told.p50,
    p99: told.p99,
  };
}

function scriptOf(token, body) {
  const authorization =
    token === undefined ? '' : `wrk.headers['authorization'] = 'Bearer ${token}'`;
  const post =
    body === undefined
      ? ''
      : `wrk.method = 'POST'; wrk.body = '${body}'; wrk.headers['content-type'] = 'application/json'`;
  return `${authorization}
${post}
done = function(summary, latency)
  local errors = summary.errors
  print(string.format('{"requests":%d,"us":%d,"errors":%d,"p50":%d,"p99":%d}', summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
`;
}
