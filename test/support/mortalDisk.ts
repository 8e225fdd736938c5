type Call = (...args: unknown[]) => unknown;

/** How many changes of the disk the process lives to make. */
export const life = { changesLeft: Number.POSITIVE_INFINITY };

const death = 'the process died';
const changing = ['writeFile', 'rename', 'mkdir', 'rm', 'rmdir', 'chmod', 'link'];
const reading = ['lstat', 'stat', 'readFile', 'realpath'];

/**
 * A file system that dies with the process: after so many changes every call fails, clean-up included, and a
 * text that was being written is left half written.
 * @param real fs-extra
 */
export function mortal(real: Record<string, Call>): Record<string, Call> {
  const call = (name: string, args: unknown[]) => {
    const verb = name.replace(/Sync$/, '');
    if (changing.includes(verb)) life.changesLeft -= 1;
    if (life.changesLeft >= 0) return real[name]?.(...args);
    if (verb === 'writeFile' && life.changesLeft === -1) {
      const [file, text] = args as [string, string];
      real.writeFileSync?.(file, text.slice(0, text.length / 2));
    }
    throw new Error(death);
  };
  return Object.fromEntries(
    [...changing, ...reading].flatMap((name) => [
      [name, async (...args: unknown[]) => call(name, args)],
      [`${name}Sync`, (...args: unknown[]) => call(`${name}Sync`, args)],
    ]),
  );
}

/** @returns whether it came to its end */
export async function runUntilDeath(changes: number, work: () => Promise<void>): Promise<boolean> {
  life.changesLeft = changes;
  try {
    await work();
    return true;
  } catch (error) {
    if ((error as Error).message !== death) throw error;
    return false;
  } finally {
    life.changesLeft = Number.POSITIVE_INFINITY;
  }
}
