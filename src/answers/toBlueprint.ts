import type { Document, Pair, Scalar, YAMLMap } from 'yaml';
import { asText, printed } from '../blueprint/edit/print.ts';
import { setIn } from '../blueprint/edit/setIn.ts';
import type { SourceDocument } from '../blueprint/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { complete } from './complete.ts';
import { documentOf } from './document.ts';
import { editsOf } from './editsOf.ts';
import type { Answers } from './question.ts';

/**
 * The text of microservices.yaml that says the same. With a base it is the base, changed where an answer
 * differs: its own words stand for everything that was not said.
 */
export function toBlueprint(answers: Answers, catalog: Catalog, base?: SourceDocument): string {
  if (base !== undefined) {
    return editsOf(answers, catalog, base).reduce(
      (text, { path, value }) => setIn(text, path, value),
      base.text,
    );
  }
  const document = printed(documentOf(complete(answers, catalog), catalog));
  document.commentBefore = ' Who owns what. Whatever is not said here has a default.';
  separate(document);
  return asText(document);
}

/** A blank line above each section but the head. */
function separate({ contents }: Document): void {
  const [, , ...sections] = (contents as YAMLMap).items as Pair<Scalar>[];
  for (const { key } of sections) key.spaceBefore = true;
}
