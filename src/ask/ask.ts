import {
  type Answer,
  type Answers,
  nextQuestion,
  type Question,
  questions,
  refusal,
  settled,
  withoutEmptyChoices,
} from '../answers/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Asker } from './asker.ts';
import { cancelled } from './cancelled.ts';
import { cancel, chosenLine, create, lastQuestion, overview, type Plan } from './lastScreen.ts';

/** What a conversation is about. */
export interface Topic {
  catalog: Catalog;
  /** Why no repo can be created where these answers put it. */
  refuseTarget(answers: Answers): Promise<string | undefined>;
  /** What these answers give. */
  plan(answers: Answers): Promise<Plan>;
}

/**
 * Asks what was not said yet, shows what it gives, and lets every answer be changed until it is right.
 * @param said what needs no asking
 * @throws UserError when cancelled
 */
export async function ask(said: Answers, asker: Asker, topic: Topic): Promise<Answers> {
  let answers = await askMissing(await askForFreeTarget(said, asker, topic), asker, topic);
  for (;;) {
    const plan = await topic.plan(answers);
    const asked = questions(answers, topic.catalog);
    asker.show((canvas) => overview(plan, settled(answers, topic.catalog), canvas));
    const choice = await asker.ask(
      lastQuestion(plan, answers, asked),
      undefined,
      async () => undefined,
    );
    if (choice === create) return answers;
    if (choice === cancel) throw cancelled();
    const question = chosenLine(choice, asked) as Question;
    const changed = await askOne(question, answers, asker, topic);
    answers = await askMissing(withoutEmptyChoices(changed, topic.catalog), asker, topic);
  }
}

// Also what an answer to another question has made impossible.
async function askMissing(said: Answers, asker: Asker, topic: Topic): Promise<Answers> {
  let answers = said;
  for (;;) {
    const question = nextQuestion(answers, topic.catalog);
    if (question === undefined) return answers;
    answers = await askOne(question, answers, asker, topic);
  }
}

// Before all else: nobody wants to hear it after ten answers.
async function askForFreeTarget(said: Answers, asker: Asker, topic: Topic): Promise<Answers> {
  const name = questions(said, topic.catalog).find(({ id }) => id === 'name');
  if (name === undefined || said.name === undefined) return said;
  return (await topic.refuseTarget(said)) === undefined ? said : askOne(name, said, asker, topic);
}

async function askOne(
  question: Question,
  answers: Answers,
  asker: Asker,
  { catalog, refuseTarget }: Topic,
): Promise<Answers> {
  const withAnswer = (answer: Answer) => ({ ...answers, [question.id]: answer });
  const answer = await asker.ask(
    question,
    answers[question.id],
    async (answer) =>
      refusal(question, answer, answers, catalog) ??
      (question.id === 'name' ? await refuseTarget(withAnswer(answer)) : undefined),
  );
  return withAnswer(answer);
}
