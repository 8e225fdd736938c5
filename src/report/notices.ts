import { visible } from '../blueprint/quote.ts';
import type { Notice } from '../history/notices.ts';
import type { Paint } from './paint.ts';

/** What to know before migrations run, each of them once, and what others have to follow. */
export function printNotices(notices: readonly Notice[], paint: Paint): string {
  const others = notices.filter(({ migration }) => migration === undefined);
  return [
    ofMigrations(notices, paint),
    others.length === 0
      ? ''
      : `For others:\n${others.map(({ message }) => `  ${visible(message)}.\n`).join('')}`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function ofMigrations(notices: readonly Notice[], paint: Paint): string {
  const migrations = new Set(notices.flatMap(({ migration }) => migration ?? []));
  if (migrations.size === 0) return '';
  const lines = [...migrations].flatMap((migration) => [
    `  ${paint.bold(visible(migration))}`,
    ...notices
      .filter((notice) => notice.migration === migration)
      .map(({ message }) => `    ${visible(message)}.`),
  ]);
  return `Before the migrations run:\n${lines.map((line) => `${line}\n`).join('')}`;
}
