/** One thing that a person does, once the screen shows what they wait for. */
export interface Step {
  sees: string;
  types?: string;
  presses?: string[];
}

const enter = ['Enter'];

/** A small system of somebody's, with a mistake and a change of mind on the way. */
export const story: readonly Step[] = [
  { sees: '$', types: 'npm create microservices', presses: enter },
  { sees: 'What is the system called?', types: 'bookshop', presses: enter },
  { sees: 'Which services are there?', types: 'books, reviews', presses: enter },
  { sees: 'What does books own?', types: 'Book(title, priceCents:intger)', presses: enter },
  {
    sees: 'Did you mean "integer"?',
    presses: ['BSpace', 'BSpace', 'BSpace', 'BSpace', 'BSpace', 'BSpace'],
  },
  { sees: 'priceCents:i', types: 'nteger, isbn:string unique)', presses: enter },
  {
    sees: 'What does reviews own?',
    types: 'Review(author:string owner, book:books.Book, stars:integer)',
    presses: enter,
  },
  { sees: 'Who calls whom?', presses: ['Space', 'Enter'] },
  { sees: 'What carries events between services?', presses: enter },
  { sees: 'Which events does books listen to?', presses: enter },
  { sees: 'Which events does reviews listen to?', presses: enter },
  { sees: 'Where do services keep their data?', presses: enter },
  { sees: 'Which services keep their data in SQLite', presses: enter },
  { sees: 'Where are changes checked?', presses: enter },
  { sees: 'Where does it run?', presses: enter },
  { sees: 'What installs the packages?', presses: enter },
  { sees: 'Make a git repo', presses: enter },
  { sees: 'Install the packages now?', types: 'n', presses: enter },
  {
    sees: 'Create bookshop?',
    presses: [...Array.from({ length: 10 }, () => 'Down'), 'Enter'],
  },
  { sees: 'Which services keep their data in SQLite', presses: ['Down', 'Space', 'Enter'] },
  { sees: 'Create bookshop?', presses: enter },
  { sees: 'npm start' },
];

/** How long each screen stays, in milliseconds. */
export const pace = { key: 55, press: 420, look: 900, read: 2600, end: 6000 };
