import type { Answer, Answers, Question } from '../../../src/answers/index.ts';
import { toBlueprint } from '../../../src/answers/index.ts';
import type { Asker, Topic } from '../../../src/ask/index.ts';
import { readRenderable } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { unicode } from '../../../src/report/glyphs.ts';
import { plain } from '../../../src/report/paint.ts';

/** What was asked, and what was said to it. */
export interface Asked {
  id: string;
  standing?: Answer;
  /** Why what was said before cannot be. */
  objection?: string;
  /** What was said and refused. */
  refused?: string[];
}

/**
 * Somebody who says what stands in the script, by the id of the question, one after the other; nothing left
 * to say takes the default.
 */
export function scripted(script: Record<string, Answer[]>) {
  const asked: Asked[] = [];
  const screens: string[] = [];
  const last: Question[] = [];
  const asker: Asker = {
    show: (draw) => {
      screens.push(draw({ width: 80, paint: plain, glyphs: unicode }).join('\n'));
    },
    async ask(question, standing, refusal) {
      const { id, fallback } = question;
      if (id === 'last') last.push(question);
      const objection = standing === undefined ? undefined : await refusal(standing);
      const entry: Asked = { id, ...(standing === undefined ? {} : { standing }) };
      if (objection !== undefined) entry.objection = objection;
      asked.push(entry);
      for (;;) {
        const answer = script[id]?.shift() ?? standing ?? fallback;
        if (answer === undefined) throw new Error(`Nobody says what ${id} is`);
        const refused = await refusal(answer);
        if (refused === undefined) return answer;
        entry.refused = [...(entry.refused ?? []), refused];
      }
    },
  };
  return { asker, asked, screens, last };
}

/** Everything is free but what is named. */
export function topicWith(taken: readonly string[] = []): Topic {
  return {
    catalog,
    refuseTarget: async ({ name }) =>
      taken.includes(String(name)) ? `${name} is not empty` : undefined,
    plan: async (answers: Answers) => {
      const read = readRenderable(toBlueprint(answers, catalog), 'microservices.yaml', catalog);
      return {
        blueprint: read.blueprint,
        directory: String(answers.name),
        files: 12,
        findings: checkBoundaries(read).findings,
      };
    },
  };
}
