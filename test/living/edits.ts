import { sidesOf } from '../../src/reconcile/markers.ts';
import type { Random } from '../support/randomBlueprint.ts';
import { pick } from './blueprints.ts';
import { blueprintPath, type World } from './world.ts';

/** What people have written into files, and nobody may take away: lines by path. */
export type Written = Map<string, Set<string>>;

interface Hands {
  world: World;
  random: Random;
  /** A word that was never used before. */
  fresh: string;
  /** Their lines, to be kept up to date. */
  written: Written;
  /** Files that they have done something to. */
  touched: Set<string>;
}

/** Every way in which people work in a repo. */
export const edits: Record<string, (hands: Hands) => void> = {
  'a line more': (hands) => {
    const [path, lines] = openFile(hands);
    lines.splice(Math.floor(hands.random() * lines.length), 0, mine(hands, path));
    save(hands, path, lines);
  },
  'a line changed': (hands) => {
    const [path, lines] = openFile(hands);
    const at = Math.floor(hands.random() * lines.length);
    giveUp(hands, path, lines[at] ?? '');
    lines[at] = mine(hands, path);
    save(hands, path, lines);
  },
  'lines away': (hands) => {
    const [path, lines] = openFile(hands);
    const gone = lines.splice(Math.floor(hands.random() * lines.length), 3);
    for (const line of gone) giveUp(hands, path, line);
    save(hands, path, lines);
  },
  'a file away': (hands) => {
    const path = aFile(hands);
    hands.world.remove(path);
    hands.written.delete(path);
    hands.touched.add(path);
  },
  'a file moved': (hands) => {
    const path = aFile(hands);
    const to = `mine/${hands.fresh}`;
    hands.world.write(to, hands.world.read(path) ?? '');
    hands.world.remove(path);
    const lines = hands.written.get(path);
    if (lines !== undefined) hands.written.set(to, lines);
    hands.written.delete(path);
    hands.touched.add(path).add(to);
  },
  'a file of their own': (hands) => {
    const path = `mine/${hands.fresh}`;
    hands.world.write(path, `${mine(hands, path)}\n`);
    hands.touched.add(path);
  },
  'a file of their own in a service': (hands) => {
    const services = hands.world
      .paths()
      .flatMap((path) => /^services\/[^/]+/.exec(path)?.[0] ?? []);
    const path = `${pick(hands.random, services.sort())}/src/mine-${hands.fresh}.ts`;
    hands.world.write(path, `${mine(hands, path)}\n`);
    hands.touched.add(path);
  },
  'other line ends': (hands) => {
    const path = aFile(hands);
    hands.world.write(path, (hands.world.read(path) ?? '').replace(/\r?\n/g, '\r\n'));
  },
  'another format': (hands) => {
    const path = aFile(hands);
    const text = hands.world.read(path) ?? '';
    hands.world.write(path, text.replaceAll("'", '"').replaceAll('  ', '    '));
    const lines = hands.written.get(path);
    if (lines !== undefined) {
      const again = [...lines].map((line) => line.replaceAll("'", '"').replaceAll('  ', '    '));
      hands.written.set(path, new Set(again));
    }
    hands.touched.add(path);
  },
};

/** Chooses a side of each conflict, or both, as people do. */
export function resolve(
  { world, random, written, touched }: Omit<Hands, 'fresh'>,
  path: string,
): void {
  const text = world.read(path) ?? '';
  // Where somebody has taken away a part of it, the rest of the markers goes.
  const rest = text.split('\n').filter((line) => !/^(<{7}|\|{7}|={7}|>{7})/.test(line));
  const [yours, generated] = sidesOf(text) ?? [rest.join('\n'), rest.join('\n')];
  const kept = random() < 0.5 ? yours : generated;
  const lines = new Set(kept.split(/\r?\n/));
  // What is not in the side that they chose is theirs to give up.
  const left = [...(written.get(path) ?? [])].filter((line) => lines.has(line));
  written.set(path, new Set(left));
  touched.add(path);
  world.write(path, kept);
}

function aFile({ world, random }: Pick<Hands, 'world' | 'random'>): string {
  const files = world
    .paths()
    .filter((path) => path !== blueprintPath)
    .sort();
  // Where people work most: in what services do.
  const code = files.filter((path) => /^services\/[^/]+\/(src|test)\//.test(path));
  return pick(random, code.length > 0 && random() < 0.5 ? code : files);
}

function openFile(hands: Hands): [path: string, lines: string[]] {
  const path = aFile(hands);
  return [path, (hands.world.read(path) ?? '').split('\n')];
}

function save({ world, touched }: Hands, path: string, lines: string[]): void {
  world.write(path, lines.join('\n'));
  touched.add(path);
}

/** A line that is theirs to take away, whatever it ends with. */
function giveUp({ written }: Hands, path: string, line: string): void {
  written.get(path)?.delete(line.replace(/\r$/, ''));
}

function mine({ fresh, written }: Hands, path: string): string {
  const line = `// mine ${fresh}`;
  written.set(path, (written.get(path) ?? new Set()).add(line));
  return line;
}
