import { expect, it } from 'vitest';
import {
  type Answer,
  type Answers,
  complete,
  fromFlags,
  missing,
  nextQuestion,
  refusal,
  refusals,
  toBlueprint,
  toCommand,
} from '../../../src/answers/index.ts';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { pascal } from '../../../src/blueprint/names/case.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { type Random, seeded } from '../../support/randomBlueprint.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);
const rounds = 300;

it(`what is not refused can be rendered (SEED=${seed})`, () => {
  const random = seeded(seed);
  const seen = { fine: 0, refused: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const answers = randomAnswers(random);
    if (missing(answers, catalog).length > 0) continue;
    const refused = refusals(complete(answers, catalog), catalog);
    seen[refused.length === 0 ? 'fine' : 'refused'] += 1;
    if (refused.length > 0) continue;
    const read = () => readRenderable(toBlueprint(answers, catalog), 'x', catalog);
    const why = JSON.stringify(answers);
    expect(read, why).not.toThrow();
    expect(nextQuestion(complete(answers, catalog), catalog), why).toBeUndefined();
  }
  expect(seen.fine).toBeGreaterThan(rounds / 40);
  expect(seen.refused).toBeGreaterThan(rounds / 40);
}, 60_000);

it(`answers that were taken one after the other can be rendered, and said by one command (SEED=${seed})`, () => {
  const random = seeded(seed);
  for (let round = 0; round < rounds / 10; round += 1) {
    let answers: Answers = {};
    for (let count = 0; ; count += 1) {
      const question = nextQuestion(answers, catalog);
      if (question === undefined) break;
      // Whoever tries for too long takes what always goes.
      if (count > 80) expect.fail(`${question.id} is asked for ever: ${JSON.stringify(answers)}`);
      const { id, fallback } = question;
      const answer = (count < 30 ? randomAnswers(random)[id] : sure(id)) ?? fallback;
      if (answer === undefined || refusal(question, answer, answers, catalog)) continue;
      answers = { ...answers, [id]: answer };
    }
    const text = toBlueprint(answers, catalog);
    expect(() => readRenderable(text, 'x', catalog), text).not.toThrow();
    const again = fromFlags(parsed(toCommand(answers, undefined, catalog)), catalog);
    expect(toBlueprint(again, catalog)).toBe(text);
  }
}, 60_000);

function sure(id: string): Answer | undefined {
  const [subject, service] = id.split('.');
  if (subject === 'services') return ['a', 'b'];
  return subject === 'entities' ? `Own${pascal(service ?? '')}(name)` : undefined;
}

function randomAnswers(random: Random): Answers {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const some = <Item>(items: readonly Item[], chance: number) =>
    items.filter(() => random() < chance);
  const names = ['a', 'order', 'orders', 'user-groups', 'only', 'postgres', 'Bad One'];
  const services = some(names, 0.25);
  const calls = (callers: readonly string[], callees: readonly string[]) =>
    some(
      callers.flatMap((caller) => callees.map((callee) => `${caller}=${callee}`)),
      0.2,
    );
  const entities = [
    'Order(name)',
    'Order(price:decimal index)',
    'User(by:string owner, group:user-groups.UserGroup)',
    'UserGroup(kind:one|two? index, tags:string[])',
    'A(a:orders.Order?)',
    'Group(a:Part), Part(g:Group?)',
    'Thing(x:strng)',
    'Thing(',
    'Only',
    'Page(title unique)',
    'Room(number:integer)',
    'Visit(on:date index)',
  ];
  return {
    ...(random() < 0.9 && { name: pick(['a', 'a-b', 'A b']) }),
    ...(random() < 0.9 && { services }),
    ...Object.fromEntries(
      some(names, 0.7).map((service) => [`entities.${service}`, pick(entities)]),
    ),
    ...(random() < 0.7 && { calls: calls(services, random() < 0.9 ? services : names) }),
    ...(random() < 0.5 && { datastore: pick(['postgres', 'sqlite', 'sqlite', 'mongodb']) }),
    ...(random() < 0.5 && { 'datastore.sqlite': some(services, 0.5) }),
    ...(random() < 0.3 && { 'datastore.postgres': some(names, 0.1) }),
    ...(random() < 0.5 && { ci: pick(['github', 'gitlab', 'none', 'moon']) }),
    ...(random() < 0.2 && { broker: 'none' }),
    ...(random() < 0.5 && { git: random() < 0.5 }),
  };
}

/** The words of a command as the parser of the command line gives them. */
function parsed(words: readonly string[]) {
  const all = (flag: string) => words.filter((_, index) => words[index - 1] === flag);
  const last = (key: string, flag = `--${key}`) =>
    Object.fromEntries(all(flag).map((value) => [key, value]));
  return {
    service: all('--service'),
    datastore: all('--datastore'),
    call: all('--call'),
    ...last('name'),
    ...last('ci'),
    ...last('broker'),
    ...last('packageManager', '--package-manager'),
    git: !words.includes('--no-git'),
    install: !words.includes('--no-install'),
  };
}
