import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

// Whoever uses the bundle has to do nothing but keep the texts. Anything else needs a decision first.
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

// Their code may be part of anything, as long as it is said where its source is (EPL-2.0, 3.1).
const withSource = new Set(['EPL-2.0 OR GPL-3.0-or-later']);

/**
 * What the licences of the bundled packages ask for: the name, licence and texts of each.
 * @param {import('esbuild').Metafile} metafile what esbuild says about the bundle
 * @param {string} root absolute path that the metafile's paths are relative to
 * @returns {Promise<string>}
 * @throws Error that names every package whose licence is not allowed or has no text
 */
export async function thirdPartyNotices(metafile, root) {
  const packages = await Promise.all(
    bundledFolders(metafile).map((folder) => readPackage(join(root, folder))),
  );
  const problems = packages.flatMap(problemsOf);
  if (problems.length > 0) {
    throw new Error(`Not to be bundled (scripts/notices.mjs):\n  ${problems.join('\n  ')}`);
  }
  const byName = new Map(packages.map((found) => [`${found.name} ${found.version}`, found]));
  const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    'create-microservices is one bundle. It holds code of the packages below, under their licences.',
    ...sorted.map(([title, found]) => `${title}\n${found.license}\n\n${termsOf(found)}`),
  ].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function termsOf({ license, source, texts }) {
  const where = `Its source code is available under these terms from ${source}`;
  return [...(withSource.has(license) ? [where] : []), ...texts].join('\n\n');
}

/** Folders of the packages of which code is in the bundle; what was shaken off is not. */
function bundledFolders({ outputs }) {
  const files = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(files.filter((folder) => folder !== undefined))];
}

async function readPackage(folder) {
  const { name, version, license, repository } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const files = (await readdir(folder)).filter((file) =>
    /^(licen[cs]e|copying|notice|unlicense)/i.test(file),
  );
  const texts = files.sort().map((file) => readFile(join(folder, file), 'utf8'));
  return {
    name,
    version,
    license,
    source: repository?.url,
    texts: (await Promise.all(texts)).map((text) => text.replaceAll('\r\n', '\n').trim()),
  };
}

function problemsOf({ name, version, license, source, texts }) {
  const title = `${name} ${version}`;
  if (withSource.has(license) && source === undefined) return [`${title}: it has no repository`];
  if (!allowed.has(license) && !withSource.has(license))
    return [`${title}: its licence is ${JSON.stringify(license)}`];
  return texts.length === 0 ? [`${title}: it has no file with the text of its licence`] : [];
}
