import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * What is new in the version that a tag releases, as the changelog says it.
 * @param {{ tag: string, version: string, changelog: string }} given the version as package.json has it
 * @returns {string} Markdown
 * @throws Error that says what is to be put right before the tag can be released
 */
export function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) {
    throw new Error(
      `The tag is ${tag}, and package.json has version ${version}\n\nTag what is there: git tag v${version}`,
    );
  }
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version} `));
  const wanted = `## ${version} (${new Date().toISOString().slice(0, 10)})`;
  if (section === undefined) {
    throw new Error(`CHANGELOG.md has no section ${version}\n\nAdd it: ${wanted}`);
  }
  const [heading = '', ...lines] = section.split('\n');
  if (!/ \(\d{4}-\d{2}-\d{2}\)$/.test(heading)) {
    throw new Error(`CHANGELOG.md does not date "## ${heading}"\n\nDate it: ${wanted}`);
  }
  const notes = lines.join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing under "## ${heading}"`);
  return `${notes}\n`;
}

// node scripts/release/notes.mjs v1.2.3 > notes.md
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  try {
    const { version } = JSON.parse(read('package.json'));
    const tag = process.argv[2] ?? '';
    process.stdout.write(releaseNotes({ tag, version, changelog: read('CHANGELOG.md') }));
  } catch (error) {
    console.error(`error ${error.message}`);
    process.exitCode = 1;
  }
}
