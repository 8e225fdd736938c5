import { parseEntities } from './entities/parse.ts';
import { printEntities } from './entities/print.ts';
import { entitiesOf } from './ids.ts';
import type { Answer, Question } from './question.ts';

/** What was typed into a text or a list question, as its answer. */
export function typed({ kind }: Question, text: string): Answer {
  if (kind === 'list') return text.split(/[\s,]+/).filter((word) => word !== '');
  return text.trim();
}

/** An answer on one line, for people: text and lists as they are typed, choices by their labels. */
export function shown({ id, kind, choices }: Question, answer: Answer): string {
  const label = (word: string) => choices.find((choice) => choice.id === word)?.label ?? word;
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer !== 'string')
    return answer.length === 0 ? 'none' : answer.map(label).join(', ');
  if (kind === 'choice') return label(answer);
  return id.startsWith(entitiesOf('')) ? canonical(answer) : answer;
}

/** The same entities, written as we write them; what cannot be read as it is. */
export function canonical(text: string): string {
  const parsed = parseEntities(text);
  return 'entities' in parsed ? printEntities(parsed.entities) : text;
}
