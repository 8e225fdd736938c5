import { Document, isMap, isPair, visit, type YAMLSeq } from 'yaml';

/** Plain data of the language as people write it: a field on one line, lists on one line, the rest in blocks. */
export function printed(value: unknown): Document {
  const document = new Document(value);
  visit(document, {
    Pair(_, { value }, path) {
      const parent = path.at(-2);
      const isField = isPair(parent) && String(parent.key) === 'fields';
      if (isMap(value) && isField) value.flow = true;
    },
    Seq(_, list) {
      list.flow = true;
      withoutPadding(list);
    },
  });
  return document;
}

/** Never folded: a line is as long as what it says. */
export const asText = (document: Document): string => document.toString({ lineWidth: 0 });

/** `[a, b]` beside `{ a: b }`: the library has one setting for both. */
function withoutPadding(list: YAMLSeq): void {
  const print = list.toString.bind(list);
  list.toString = (context, ...rest) =>
    print(context && { ...context, flowCollectionPadding: '' }, ...rest);
}
