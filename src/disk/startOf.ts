import fs from 'fs-extra';

/**
 * When a process started, as a word to be compared: with its id it names one process, across restarts of the
 * machine too.
 * @returns null where the system does not tell, or there is no such process
 */
export async function startOf(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      fs.readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      fs.readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // What stands in parentheses is the program's name, with whatever characters it likes: see proc(5).
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}
