import { visible } from '../blueprint/quote.ts';
import type { Change } from '../reconcile/change.ts';
import type { Paint } from './paint.ts';

const marks: Record<Change['kind'], [mark: string, colour: 'green' | 'yellow' | 'red' | 'dim']> = {
  create: ['+', 'green'],
  update: ['~', 'yellow'],
  move: ['>', 'yellow'],
  merge: ['~', 'yellow'],
  conflict: ['!', 'red'],
  delete: ['-', 'red'],
  keep: ['=', 'dim'],
};

/** The changes as the tree of their files: one line a file, marked, with why where it needs saying. */
export function printChanges(changes: readonly Change[], paint: Paint): string {
  const lines: string[] = [];
  let open: string[] = [];
  for (const change of [...changes].sort(inTreeOrder)) {
    const folders = change.path.split('/');
    const name = folders.pop() ?? '';
    const shared = folders.findIndex((folder, depth) => folder !== open[depth]);
    for (let depth = shared < 0 ? folders.length : shared; depth < folders.length; depth += 1) {
      lines.push(`  ${indent(depth)}${visible(folders[depth] ?? '')}/`);
    }
    open = folders;
    const [mark, colour] = marks[change.kind];
    const why = 'why' in change && change.why !== undefined ? paint.dim(`  ${change.why}`) : '';
    lines.push(`${paint[colour](mark)} ${indent(folders.length)}${visible(name)}${why}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The changes in one line: `12 files created, 1 conflict`. */
export function countChanges(changes: readonly Change[]): string {
  const of = (...kinds: Change['kind'][]) =>
    changes.filter(({ kind }) => kinds.includes(kind)).length;
  const files = (count: number, what: string) => `${count} file${count === 1 ? '' : 's'} ${what}`;
  const counts: [number, string][] = [
    [of('create'), 'created'],
    [of('update'), 'updated'],
    [of('move'), 'moved'],
    [of('merge'), 'merged'],
    [of('delete'), 'deleted'],
    [of('keep'), 'kept as you have them'],
    [of('conflict'), 'in conflict'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => files(count, what));
  return told.length === 0 ? 'nothing to change' : told.join(', ');
}

// A folder's files after its folders, so that no folder is opened twice.
function inTreeOrder(a: Change, b: Change): number {
  const left = a.path.split('/');
  const right = b.path.split('/');
  for (let depth = 0; ; depth += 1) {
    const leftIsFile = depth === left.length - 1;
    const rightIsFile = depth === right.length - 1;
    if (leftIsFile !== rightIsFile) return leftIsFile ? 1 : -1;
    const [l = '', r = ''] = [left[depth], right[depth]];
    if (l !== r) return l < r ? -1 : 1;
    if (leftIsFile) return 0;
  }
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
