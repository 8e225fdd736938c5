#!/usr/bin/env node
// Read by any Node, so that an old one says what is wrong and not what it cannot parse.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 20 || (major === 20 && minor >= 19)) {
  import('../dist/cli.js');
} else {
  process.stderr.write(
    `error create-microservices needs Node.js 20.19 or newer, and this is ${process.versions.node}\n\nInstall a newer one from https://nodejs.org, or choose it with your version manager: nvm install 24\n`,
  );
  process.exitCode = 1;
}
