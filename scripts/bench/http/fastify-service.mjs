// The same on the library that services stand on, with the schemas that it works by, and nothing else of a service.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { openRows } from './rows.mjs';

const [port, file, repo] = process.argv.slice(2);
const rows = openRows(file);
const { fastify } = createRequire(`${repo}/chassis/typescript/package.json`)('fastify');

const place = { type: 'string' };
const meter = {
  type: 'object',
  required: ['id', 'place', 'version'],
  properties: { id: { type: 'string' }, place, version: { type: 'integer' } },
};
const body = { type: 'object', required: ['place'], properties: { place } };

const app = fastify({ logger: false });
app.get('/meters/:id', { schema: { response: { 200: meter } } }, ({ params }, reply) =>
  reply.send(rows.find(params.id)),
);
app.post('/meters', { schema: { body, response: { 201: meter } } }, (request, reply) =>
  reply.code(201).send(rows.add(randomUUID(), request.body.place)),
);
await app.listen({ host: '127.0.0.1', port: Number(port) });
