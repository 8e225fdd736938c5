// Runs commands beside each other where the machine has room for it, and shows their output one after the other.
import { spawn } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';

/**
 * @param {{ command: string, args: string[], cwd: string }[]} runs
 * @param {{ memory: number }} needs bytes that the machine has to have: here, those of two whole systems and their servers
 * @returns {Promise<boolean>} whether all ended well
 */
export async function sideBySide(runs, { memory } = { memory: 6e9 }) {
  const hasRoom = availableParallelism() > 1 && totalmem() >= memory;
  const codes = [];
  if (!hasRoom) {
    for (const run of runs) codes.push(await begin(run, 'inherit').ended);
    return codes.every((code) => code === 0);
  }
  // What the first one prints is seen at once; the others are told when they and all before them have ended.
  const begun = runs.map((run, index) => begin(run, index === 0 ? 'inherit' : 'pipe'));
  for (const { ended, output } of begun) {
    codes.push(await ended);
    process.stdout.write(Buffer.concat(output));
  }
  return codes.every((code) => code === 0);
}

/** @param {'inherit' | 'pipe'} to where its output goes */
function begin({ command, args, cwd }, to) {
  const child = spawn(command, args, { cwd, stdio: ['ignore', to, to] });
  const output = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => output.push(chunk));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { ended, output };
}
