import { connectedSystemOf, systemOf, wiredSystemOf } from './systems.mjs';

/**
 * What is compared. Of each program: where its package keeps it, and jobs, each one or more calls in an
 * empty folder. `like` names our job that comes closest to it.
 */

/** Our own, packed and installed like any other. */
export const ours = {
  name: 'create-microservices',
  entry: 'bin/create-microservices.js',
  hasVersion: true,
  jobs: [
    ...[1, 4, 10, 25, 50, 100, 200].map((services) => ({
      id: `ours-${services}`,
      title: `create-microservices: gateway + ${services} service${services === 1 ? '' : 's'}`,
      services,
      files: { 'blueprint.yaml': systemOf(services) },
      calls: [['app', '--blueprint', 'blueprint.yaml', '--yes', '--no-install', '--no-git']],
    })),
    ...[10, 50].map((services) => ({
      id: `add-${services}`,
      title: `create-microservices add service, in a repo of ${services}`,
      files: { 'blueprint.yaml': systemOf(services) },
      before: [['app', '--blueprint', 'blueprint.yaml', '--yes', '--no-install', '--no-git']],
      enters: 'app',
      calls: [['add', 'service', 'billing', '--yes']],
    })),
    {
      id: 'apply-nothing',
      title: 'create-microservices apply: nothing to do, 10 services',
      files: { 'blueprint.yaml': systemOf(10) },
      before: [['app', '--blueprint', 'blueprint.yaml', '--yes', '--no-install', '--no-git']],
      enters: 'app',
      calls: [['apply']],
    },
    {
      id: 'ours-check',
      title: 'create-microservices: check of 200 services',
      files: { 'blueprint.yaml': connectedSystemOf(200) },
      calls: [['check', '--blueprint', 'blueprint.yaml']],
    },
    {
      id: 'graph-200',
      title: 'create-microservices graph: the page of 200 services',
      files: { 'blueprint.yaml': wiredSystemOf(200) },
      calls: [['graph', '--blueprint', 'blueprint.yaml', '--output', 'app/architecture.html']],
    },
  ],
};

const plopfile = `export default (plop) => {
  plop.setGenerator('file', {
    prompts: [{ type: 'input', name: 'name', message: 'name' }],
    actions: [{ type: 'add', path: 'app/{{name}}.txt', template: '{{name}}\\n' }],
  });
};
`;

export const peers = [
  {
    name: 'create-vite',
    version: '9.3.0',
    entry: 'index.js',
    hasVersion: false,
    jobs: [
      {
        title: 'create-vite: a front end, vanilla-ts',
        like: 'ours-1',
        calls: [['app', '--template', 'vanilla-ts', '--no-interactive']],
      },
    ],
  },
  {
    name: 'plop',
    version: '4.0.5',
    entry: 'bin/plop.js',
    hasVersion: true,
    jobs: [
      {
        title: 'plop: one file',
        like: 'ours-1',
        files: { 'plopfile.mjs': plopfile },
        calls: [['file', 'one']],
      },
    ],
  },
  {
    name: '@nestjs/cli',
    version: '12.0.8',
    entry: 'bin/nest.js',
    hasVersion: true,
    jobs: [
      {
        title: 'Nest: one service',
        like: 'ours-1',
        calls: [['new', 'app', '--skip-install', '--skip-git', '--package-manager', 'npm']],
      },
      {
        title: 'Nest: four services (new, then three times generate app)',
        like: 'ours-4',
        calls: [
          ['new', 'app', '--skip-install', '--skip-git', '--package-manager', 'npm'],
          ...['two', 'three', 'four'].map((name) => ['generate', 'app', name]),
        ],
        // The calls after the first are made in what it made.
        enters: 'app',
      },
    ],
  },
  {
    name: 'create-better-t-stack',
    version: '3.44.1',
    entry: 'dist/cli.mjs',
    hasVersion: true,
    jobs: [
      {
        title: 'better-t-stack: front end and back end, the defaults',
        like: 'ours-1',
        calls: [['app', '--yes', '--no-install', '--no-git']],
      },
    ],
  },
  {
    name: 'generator-jhipster',
    version: '9.4.0',
    entry: 'dist/cli/jhipster.cjs',
    hasVersion: true,
    jobs: [
      {
        title: 'JHipster: gateway + 4 services',
        like: 'ours-4',
        files: { 'app/system.jdl': jdlOf(4) },
        calls: [['jdl', 'system.jdl', '--skip-install', '--skip-git', '--force', '--skip-checks']],
        startsIn: 'app',
        // Half a minute each.
        atMost: 3,
      },
    ],
  },
];

// No front end: that would be half of its files.
function jdlOf(services) {
  const common = 'packageName com.example.app authenticationType jwt prodDatabaseType postgresql';
  const numbers = Array.from({ length: services }, (_, index) => index + 1);
  const applications = numbers.map(
    (number) => `application {
  config { baseName service${number} applicationType microservice ${common} serverPort ${8080 + number} }
  entities Thing${number}, Part${number}
}
entity Thing${number} { name String required maxlength(80), email String required unique, amount Integer min(0), state State${number} }
entity Part${number} { note TextBlob }
enum State${number} { OPEN, CLOSED }
relationship ManyToOne { Part${number}{thing(name)} to Thing${number} }
`,
  );
  return `application { config { baseName gateway applicationType gateway ${common} clientFramework no serverPort 8080 } }\n${applications.join('')}`;
}
