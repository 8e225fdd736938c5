/** Who says so. */
export interface Source {
  title: string;
  url?: string;
}

const microsoft = 'https://learn.microsoft.com';

export const sources = {
  badSmells: {
    title: 'Taibi, Lenarduzzi: On the Definition of Microservice Bad Smells, IEEE Software 2018',
    url: 'https://doi.org/10.1109/MS.2018.2141031',
  },
  antiPatterns: {
    title: 'Taibi, Lenarduzzi, Pahl: Microservices Anti-Patterns: A Taxonomy',
    url: 'https://arxiv.org/abs/1908.04101',
  },
  smells: {
    title:
      'Neri, Soldani, Zimmermann, Brogi: Design principles, architectural smells and refactorings for microservices',
    url: 'https://arxiv.org/abs/1906.01553',
  },
  communication: {
    title: 'Microsoft: Communication in a microservice architecture',
    url: `${microsoft}/dotnet/architecture/microservices/architect-microservice-container-applications/communication-in-microservice-architecture`,
  },
  boundaries: {
    title: 'Microsoft: Identify microservice boundaries',
    url: `${microsoft}/azure/architecture/microservices/model/microservice-boundaries`,
  },
  tail: {
    title: 'Dean, Barroso: The Tail at Scale, Communications of the ACM 2013',
    url: 'https://doi.org/10.1145/2408776.2408794',
  },
  overload: {
    title: 'Site Reliability Engineering, Addressing Cascading Failures',
    url: 'https://sre.google/sre-book/addressing-cascading-failures/',
  },
  objectives: {
    title: 'The Site Reliability Workbook, Implementing SLOs',
    url: 'https://sre.google/workbook/implementing-slos/',
  },
  dependencies: {
    title: 'Treynor, Dahlin, Rau, Beyer: The Calculus of Service Availability, ACM Queue 2017',
    url: 'https://queue.acm.org/detail.cfm?id=3096459',
  },
  timeouts: {
    title: "Amazon Builders' Library: Timeouts, retries, and backoff with jitter",
    url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  saga: {
    title: 'Richardson: Pattern: Saga',
    url: 'https://microservices.io/patterns/data/saga.html',
  },
  databasePerService: {
    title: 'Richardson: Pattern: Database per service',
    url: 'https://microservices.io/patterns/data/database-per-service.html',
  },
  idempotentConsumer: {
    title: 'Richardson: Pattern: Idempotent Consumer',
    url: 'https://microservices.io/patterns/communication-style/idempotent-consumer.html',
  },
  eventDriven: {
    title: 'Fowler: What do you mean by "Event-Driven"?',
    url: 'https://martinfowler.com/articles/201701-event-driven.html',
  },
  boundedContext: {
    title: 'Fowler: BoundedContext',
    url: 'https://martinfowler.com/bliki/BoundedContext.html',
  },
  conway: {
    title: "Fowler: Conway's Law",
    url: 'https://martinfowler.com/bliki/ConwaysLaw.html',
  },
  microservices: {
    title: 'Lewis, Fowler: Microservices',
    url: 'https://martinfowler.com/articles/microservices.html',
  },
  monolithFirst: {
    title: 'Fowler: MonolithFirst',
    url: 'https://martinfowler.com/bliki/MonolithFirst.html',
  },
  querySeparation: {
    title: 'Fowler: CommandQuerySeparation',
    url: 'https://martinfowler.com/bliki/CommandQuerySeparation.html',
  },
  http: {
    title: 'RFC 9110, 9.2: safe and idempotent methods',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2',
  },
  newman: { title: 'Newman: Building Microservices, second edition, 2021' },
  teams: { title: 'Skelton, Pais: Team Topologies, 2019' },
  nano: {
    title: 'Rotem-Gal-Oz: SOA Patterns, 2012, chapter 10: the nanoservices anti-pattern',
  },
  kafka: {
    title: 'Confluent: Apache Kafka, message keys and partitions',
    url: 'https://docs.confluent.io/kafka/introduction.html',
  },
  apiSecurity: {
    title: 'OWASP API Security Top 10, 2023',
    url: 'https://owasp.org/API-Security/editions/2023/en/0x11-t10/',
  },
  gdpr: {
    title: 'General Data Protection Regulation, article 5(1)(c): data minimisation',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  leastPrivilege: {
    title: 'NIST SP 800-207: Zero Trust Architecture',
    url: 'https://doi.org/10.6028/NIST.SP.800-207',
  },
  reflexion: {
    title: 'Murphy, Notkin, Sullivan: Software Reflexion Models, IEEE TSE 2001',
    url: 'https://doi.org/10.1109/32.917525',
  },
  dependencyRule: {
    title: 'Martin: The Clean Architecture',
    url: 'https://blog.cleancoder.com/uncle-bob/2012/08/13/the-clean-architecture.html',
  },
  outbox: {
    title: 'Richardson: Pattern: Transactional outbox',
    url: 'https://microservices.io/patterns/data/transactional-outbox.html',
  },
  evolution: {
    title: 'Google API Improvement Proposals, 180: Backwards compatibility',
    url: 'https://google.aip.dev/180',
  },
  schemaEvolution: {
    title: 'Confluent: Schema Evolution and Compatibility',
    url: 'https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html',
  },
  evolutionaryDatabase: {
    title: 'Sadalage, Fowler: Evolutionary Database Design',
    url: 'https://martinfowler.com/articles/evodb.html',
  },
  language: { title: 'The blueprint language: an exception has a rule, a place and a reason' },
} satisfies Record<string, Source>;
