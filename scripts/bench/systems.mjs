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
