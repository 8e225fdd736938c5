import { visible } from '../blueprint/quote.ts';
import type { Notice } from '../history/notices.ts';
import type { Paint } from './paint.ts';

/** What to know before migrations run: each of them once, and what there is to say of it. */
export function printNotices(notices: readonly Notice[], paint: Paint): string {
  if (notices.length === 0) return '';
  const migrations = [...new Set(notices.map(({ migration }) => migration))];
  const lines = migrations.flatMap((migration) => [
    `  ${paint.bold(visible(migration))}`,
    ...notices
      .filter((notice) => notice.migration === migration)
      .map(({ message }) => `    ${visible(message)}.`),
  ]);
  return `Before the migrations run:\n${lines.map((line) => `${line}\n`).join('')}`;
}
