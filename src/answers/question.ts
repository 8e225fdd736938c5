/** What was said to a question: text, a list of texts, or yes and no. */
export type Answer = string | readonly string[] | boolean;

/** Everything that was said so far, by the id of the question; nothing in it is checked yet. */
export type Answers = Readonly<Record<string, Answer>>;

export interface Choice {
  /** The word in the blueprint and on the command line. */
  id: string;
  label: string;
  /** Half a sentence for whoever has to choose. */
  hint: string;
}

/** One thing to be known before a repo can be rendered. Prompts, flags and files answer the same questions. */
export interface Question {
  /** Stable, e.g. `name`, `services`, `entities.<service>`, `calls`, `datastore`, `datastore.<option>`, `ci`, `git`. */
  id: string;
  /**
   * - text: one line
   * - list: several words on one line, separated by commas
   * - choice: one of `choices`
   * - choices: any number of `choices`
   * - confirm: yes or no
   */
  kind: 'text' | 'list' | 'choice' | 'choices' | 'confirm';
  /** Short, for the line of the last screen, e.g. `Datastore`. */
  title: string;
  /** The whole question, for the prompt. */
  message: string;
  /** A word of help, one line. */
  help: string;
  /** Of `choice` and `choices`: only what this version renders. */
  choices: readonly Choice[];
  /** What an empty answer takes; undefined where somebody has to say it. */
  fallback: Answer | undefined;
  /** How a script says it, e.g. `--service 'orders: Order(total:integer)'`. */
  flag: string;
}
