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
