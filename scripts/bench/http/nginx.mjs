import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needed, startPinned, untilListens } from './processes.mjs';

/** The answer of whoever stands behind a gateway: a row, as a service sends it. */
export const row = JSON.stringify({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  place: 'example',
  version: 1,
});

/** @returns a server that answers each request with the row */
export function startBackEnd(folder, port, core) {
  const answer = `default_type application/json; return 200 '${row}';`;
  return startNginx(join(folder, 'back-end'), port, core, '', answer);
}

/** @returns a proxy that does nothing but pass requests on, over kept connections */
export function startProxy(folder, port, core, backEnd) {
  const upstream = `upstream back { server 127.0.0.1:${backEnd}; keepalive 64; keepalive_requests 1000000; }`;
  const location = `proxy_pass http://back; proxy_http_version 1.1; proxy_set_header Connection '';`;
  return startNginx(join(folder, 'proxy'), port, core, upstream, location);
}

// One process, so that its time is all that there is.
async function startNginx(folder, port, core, upstream, location) {
  const file = join(folder, 'nginx.conf');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000; tcp_nodelay on;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxied;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  ${upstream}
  server { listen 127.0.0.1:${port}; location / { ${location} } }
}
`,
  );
  const started = startPinned(core, needed('nginx', 'nginx-light'), ['-p', folder, '-c', file]);
  await untilListens(port, started);
  return started;
}
