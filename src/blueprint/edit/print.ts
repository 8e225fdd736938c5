import { Document, isMap, isPair, visit, type YAMLSeq } from 'yaml';

/** What stands inside these is written on one line. */
const oneLine = ['fields', 'operations', 'events'];

/**
 * Plain data of the language as people write it: fields, operations, events and lists on one line each, the rest
 * in blocks.
 */
export function printed(value: unknown): Document {
  // Aliases are no part of the language.
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { value }, path) {
      const [parent, whole] = path.filter(isPair).toReversed();
      // Services may have these names.
      const isService = String(whole?.key) === 'services';
      if (isMap(value) && oneLine.includes(String(parent?.key)) && !isService) value.flow = true;
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
