import { kebab } from '../blueprint/names/case.ts';

/** The flag that answers a question, as one speaks of it. */
export function flagOf(question: string): string {
  const [subject = '', service] = question.split('.');
  if (subject === 'entities') return `--service ${service}`;
  if (subject === 'subscribes') return `--subscribe ${service}`;
  if (subject === 'calls') return '--call';
  if (subject === 'services') return '--service';
  const no = subject === 'git' || subject === 'install' ? 'no-' : '';
  return `--${no}${kebab(subject)}`;
}
