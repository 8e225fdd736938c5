import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { Failure } from '../failure.ts';

/** By digest: a tag can be given again, and then nobody knows what runs. */
const byDigest = /^(?<repository>[\w.:/-]+\/(?<service>[\w.-]+))@(?<digest>sha256:[0-9a-f]{64})$/;

/** What says which build it is. */
const build = /^\s*(?:newName|newTag|digest):/;

/**
 * The text of a kustomization in which a service runs another build; every other character is as it was.
 * @throws Failure where the reference is none, or no image goes by that name
 */
export function withImage(text: string, reference: string): string {
  const { repository = '', service = '', digest } = byDigest.exec(reference)?.groups ?? {};
  if (digest === undefined) {
    throw new Failure(
      `${JSON.stringify(reference)} is no image by its digest`,
      'like registry.example.com/team/service@sha256:..., as the pipeline has published it',
    );
  }
  const entries = entriesOf(text);
  const entry = entries.find((each) => lastWord(nameOf(each)) === service);
  if (entry === undefined) {
    throw new Failure(
      `no image is called ${JSON.stringify(service)}`,
      `those are ${entries.map((each) => lastWord(nameOf(each))).join(', ')}`,
    );
  }
  const [start = 0, end = 0] = entry.range ?? [];
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start) + 1));
  const lines = text
    .slice(start, end)
    .trimEnd()
    .split('\n')
    .filter((line) => !build.test(line))
    .map((line) => line.trim());
  const said = [
    ...(repository === nameOf(entry) ? [] : [`newName: ${repository}`]),
    `digest: ${digest}`,
    ...lines,
  ];
  const rest = text.slice(start + text.slice(start, end).trimEnd().length);
  return text.slice(0, start) + said.join(`\n${indent}`) + rest;
}

function entriesOf(text: string): YAMLMap[] {
  const images = parseDocument(text).get('images');
  return isSeq(images) ? images.items.filter((item) => isMap(item)) : [];
}

const nameOf = (entry: YAMLMap) => String(entry.get('name'));
const lastWord = (name: string) => name.slice(name.lastIndexOf('/') + 1);
