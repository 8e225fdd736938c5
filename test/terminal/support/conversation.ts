import type { Terminal } from './terminal.ts';

/** Presses Enter behind it, once the question is there. */
export async function answer(terminal: Terminal, question: string, text = ''): Promise<void> {
  await terminal.waitFor(question);
  if (text !== '') terminal.type(text);
  terminal.press('Enter');
}

/** Every question of a system of two services, in order, with what is said to it. */
export const bookshop: readonly [id: string, question: string, text: string][] = [
  ['name', 'What is the system called?', 'bookshop'],
  ['services', 'Which services are there?', 'books, reviews'],
  ['entities.books', 'What does books own?', 'Book(title, price:decimal), Author(name)'],
  ['entities.reviews', 'What does reviews own?', 'Review(author:string owner, book:books.Book)'],
  // The first one: that of who refers to the other.
  ['calls', 'Who calls whom?', ' '],
  ['broker', 'What carries events between services?', ''],
  ['subscribes.books', 'Which events does books listen to?', ''],
  ['subscribes.reviews', 'Which events does reviews listen to?', ''],
  ['datastore', 'Where do services keep their data?', ''],
  ['datastore.sqlite', 'Which services keep their data in', ' '],
  ['ci', 'Where are changes checked?', ''],
  ['deploy', 'Where does it run?', ''],
  ['packageManager', 'What installs the packages?', ''],
  ['git', 'Make a git repo', 'n'],
  ['install', 'Install the packages now?', 'n'],
];

export const lastScreen = 'Create bookshop?';

/** Answers everything that is asked before a question; by default everything. */
export async function answerUpTo(terminal: Terminal, id = 'last'): Promise<void> {
  for (const [each, question, text] of bookshop) {
    if (each === id) {
      await terminal.waitFor(question);
      return;
    }
    await answer(terminal, question, text);
  }
  await terminal.waitFor(lastScreen);
}

/** Goes to a line of an open menu, and takes it. */
export async function choose(terminal: Terminal, label: string): Promise<void> {
  await pointAt(terminal, label);
  terminal.press('Enter');
}

/** Goes to a line of an open menu. */
export async function pointAt(terminal: Terminal, label: string): Promise<void> {
  const pointed = () => terminal.screen().match(/^❯ (?:[◯◉] )?(.*)$/m)?.[1] ?? '';
  for (let line = pointed(); !line.startsWith(label); ) {
    // Above what is pointed at, or below.
    const lines = terminal.screen().split('\n');
    const at = (start: string) => lines.findLastIndex((text) => text.startsWith(start));
    const isAbove = at(`  ${label}`) >= 0 && at(`  ${label}`) < at('❯ ');
    terminal.press(isAbove ? 'Up' : 'Down');
    const before = line;
    await terminal.waitUntil(() => pointed() !== before, `no line after "${before}"`);
    line = pointed();
  }
}

/** The lines of the last screen, by their labels. */
export function linesOf(screen: string): Record<string, string> {
  const lines = screen.slice(screen.lastIndexOf('Choose a line')).split('\n').slice(1);
  const pairs = lines.flatMap((line) => {
    const [, label, text] = line.match(/^(?:❯| ) (\S.*?) {2,}(.*)$/) ?? [];
    return label === undefined ? [] : [[label, text ?? '']];
  });
  return Object.fromEntries(pairs);
}
