/**
 * Blueprint of a system in which nothing is left out that every service can have.
 * @param {number} services how many
 */
export function systemOf(services) {
  const all = Array.from({ length: services }, (_, index) => service(index + 1));
  const head = 'schema: create-microservices/v1\nsystem: { name: app }\nplatform: { ci: github }\n';
  return `${head}services:\n${all.join('')}`;
}

function service(number) {
  const before = number === 1 ? '' : `          other: service-${number - 1}.Thing${number - 1}\n`;
  return `  service-${number}:
    context: what part ${number} keeps
    datastore: ${number % 2 === 0 ? 'sqlite' : 'postgres'}
    entities:
      Thing${number}:
        fields:
          name: { type: string, index: true, maxLength: 80 }
          email: { type: email, unique: true, pii: true }
          amount: { type: integer, minimum: 0 }
          state: { type: enum, values: [open, closed], default: open, index: true }
${before}      Part${number}:
        fields:
          thing: Thing${number}
          note: { type: text, optional: true }
`;
}

/**
 * Blueprint of a system in which services call each other, hear of each other and keep replicas: work for the
 * rules on boundaries. None of them finds an error.
 * @param {number} services how many
 */
export function connectedSystemOf(services) {
  const all = Array.from({ length: services }, (_, index) => connected(index + 1));
  const head =
    'schema: create-microservices/v1\nsystem: { name: app, teams: { all: { members: 1000 } } }\nplatform: { broker: nats }\n';
  return `${head}services:\n${all.join('')}`;
}

function connected(number) {
  const first = number % 10 === 1;
  const before = number - 1;
  const replica = `    replicas: { Known${before}: { of: service-${before}.Thing${before}, fields: [thing${before}Id, name], fedBy: [service-${before}.thing${before}-changed] } }
    subscribes: [service-${before}.thing${before}-changed]
`;
  const call = first
    ? ''
    : `, calls: [{ to: service-${before}.getThing${before}, fallback: replica }]`;
  const reads = first ? '' : `, Known${before}`;
  return `  service-${number}:
    team: all
    entities:
      Thing${number}: { fields: { name: { type: string, index: true }, email: { type: email, unique: true, pii: true }, amount: integer } }
      Part${number}: { fields: { thing: Thing${number}, note: { type: text, optional: true } } }
    operations:
      addThing${number}: { kind: command, http: POST /things-${number}, writes: [Thing${number}] }
      changeThing${number}: { kind: command, http: "PUT /things-${number}/{id}/name", writes: [Thing${number}], emits: [thing${number}-changed] }
      getThing${number}: { http: "GET /things-${number}/{id}", reads: [Thing${number}${reads}]${call} }
      listThings${number}: { http: GET /things-${number}, reads: [Thing${number}], paging: cursor }
      listParts${number}: { http: GET /parts-${number}, reads: [Part${number}], paging: cursor }
    events: { thing${number}-changed: { key: thing${number}Id, payload: { thing${number}Id: uuid, name: string } } }
${first ? '' : replica}`;
}

/**
 * Blueprint of a system whose services need each other: teams of eight, in which all need the first one and
 * their neighbour, and some what is far away; every third calls, the others listen.
 * @param {number} services how many
 */
export function wiredSystemOf(services) {
  const all = Array.from({ length: services }, (_, index) => wired(index + 1));
  const teams = Array.from({ length: Math.ceil(services / 8) }, (_, index) => index + 1);
  const declared = teams.map((team) => `team-${team}: { members: 6 }`).join(', ');
  const head = `schema: create-microservices/v1\nsystem: { name: app, teams: { ${declared} } }\nplatform: { broker: nats, ci: github }\n`;
  return `${head}services:\n${all.join('')}`;
}

function wired(number) {
  const first = number - ((number - 1) % 8);
  const far = (number * 7) % Math.max(number - 1, 1);
  const near = number - 1 > first ? number - 1 : first - 8;
  const others = [...new Set([first, near, far])].filter((other) => other > 0 && other < number);
  // Those that call declare their operations, and then no events come with the entity.
  const publishers = others.filter((other) => other % 3 !== 0);
  const calls = publishers.map((other) => `{ to: service-${other}.getThing${other} }`).join(', ');
  const heard = publishers.map(
    (other) =>
      `{ event: service-${other}.thing${other}-created, then: custom, handler: on${other} }`,
  );
  const needs =
    number % 3 === 0
      ? `operations: { look: { kind: query, http: GET /looks-${number}, auth: [look], reads: [Thing${number}], paging: cursor, calls: [${calls}] } }`
      : `subscribes: [${heard.join(', ')}]`;
  return `  service-${number}:
    context: what part ${number} keeps
    team: team-${Math.ceil(number / 8)}
    entities: { Thing${number}: { fields: { name: string } } }
    ${needs}
`;
}
