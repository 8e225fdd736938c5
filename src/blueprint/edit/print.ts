import { Document, isMap, isPair, visit, type YAMLMap, type YAMLSeq } from 'yaml';

const fields = new Set(['fields', 'payload', 'input', 'output']);
const oneLine = new Set([...fields, 'operations', 'events']);

/** Whether what stands in a map of this name is usually written on one line each. */
export const isOneLine = (section: string): boolean => oneLine.has(section);

/**
 * Plain data of the language as people write it: a field, an operation and an event on one line, lists on
 * one line, the rest in blocks.
 */
export function printed(value: unknown): Document {
  // Aliases are no part of the language.
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { value }, path) {
      const [parent, whole] = path.filter(isPair).toReversed();
      // Services may have these names.
      const isService = String(whole?.key) === 'services';
      if (isMap(value) && isOneLine(String(parent?.key)) && !isService) value.flow = true;
    },
    Map(_, map) {
      withPadding(map, ' ');
    },
    Seq(_, list) {
      list.flow = true;
      withPadding(list, '');
    },
  });
  return document;
}

/** Never folded: a line is as long as what it says. */
export const asText = (document: Document, indent = 2): string =>
  document.toString({ lineWidth: 0, indent });

/** `[a, b]` beside `{ a: b }`: the library has one setting for both. */
function withPadding(collection: YAMLMap | YAMLSeq, flowCollectionPadding: string): void {
  const print = collection.toString.bind(collection);
  collection.toString = (context, ...rest) =>
    print(context && { ...context, flowCollectionPadding }, ...rest);
}
