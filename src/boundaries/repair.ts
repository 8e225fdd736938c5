import { appendIn, removeIn } from '../blueprint/edit/item.ts';
import { setIn } from '../blueprint/edit/setIn.ts';
import type { Edit, Finding } from './finding.ts';

/** The text with everything done that has one obvious repair; comments and order stay. */
export function repaired(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(({ fix }) => fix ?? []);
  // What is removed last, and from behind, moves nothing that is still to be done.
  const removals = edits.filter(({ kind }) => kind === 'remove').sort(byIndexFromBehind);
  const others = edits.filter(({ kind }) => kind !== 'remove');
  return [...others, ...removals].reduce(applied, text);
}

function applied(text: string, edit: Edit): string {
  switch (edit.kind) {
    case 'set':
      return setIn(text, edit.path, edit.value);
    case 'append':
      return appendIn(text, edit.path, edit.value);
    case 'remove':
      return removeIn(text, edit.path);
  }
}

const byIndexFromBehind = (a: Edit, b: Edit) => Number(b.path.at(-1)) - Number(a.path.at(-1));
