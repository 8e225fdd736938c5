import {
  type Answer,
  type Answers,
  nextQuestion,
  type Question,
  questions,
  refusal,
} from '../../../src/answers/index.ts';
import { type Catalog, catalog } from '../../../src/catalog/index.ts';

/** A system of three services, as somebody would have said it. */
export const library: Answers = {
  name: 'library',
  services: ['loans', 'books', 'members'],
  'entities.loans': 'Loan(book:books.Book, member:members.Member, due:date index)',
  'entities.books': 'Book(title unique, pages:integer?, state:in|out index)',
};

export function question(id: string, answers: Answers = library): Question {
  const found = questions(answers, catalog).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`${id} is not asked`);
  return found;
}

/** Whether the answer to the question can be, given the rest; what was said to it before does not count. */
export const refused = (id: string, answer: Answer, answers: Answers = library) =>
  refusal(question(id, answers), answer, answers, catalog);

/** The whole conversation: replies by id, and the fallback of everything else. */
export function converse(replies: Answers, using: Catalog = catalog) {
  const asked: string[] = [];
  let answers: Answers = {};
  for (let next = nextQuestion(answers, using); next; next = nextQuestion(answers, using)) {
    if (asked.length > 100) throw new Error(`${next.id} is asked again and again`);
    asked.push(next.id);
    const answer = replies[next.id] ?? next.fallback;
    if (answer === undefined) throw new Error(`${next.id} needs a reply`);
    const why = refusal(next, answer, answers, using);
    if (why !== undefined) throw new Error(`${next.id}: ${why}`);
    answers = { ...answers, [next.id]: answer };
  }
  return { answers, asked };
}
