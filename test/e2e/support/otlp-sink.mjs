// Stands in for Tempo or Loki: takes OTLP as JSON, and writes each message on a line. `otlp-sink.mjs PORT`
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const isPacked = request.headers['content-encoding'] === 'gzip';
  if (request.method === 'POST') console.log(`${isPacked ? gunzipSync(body) : body}`);
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
}).listen(Number(process.argv[2]));
process.on('SIGTERM', () => process.exit());
