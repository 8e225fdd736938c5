import { scalarTexts } from './yamlScalars.ts';

/** Whether a collection at this depth (the root's is 0) stands on one line, with all that is in it. */
export type IsFlow = (collection: object, depth: number) => boolean;

interface Place {
  indent: string;
  depth: number;
  isFlow: IsFlow;
}

/**
 * Plain data as YAML, as the `yaml` package prints it, which a test compares. The package is asked for
 * scalars only: to build and print its tree of a whole document was half of a large render.
 */
export function printYaml(value: unknown, isFlow: IsFlow = () => false): string {
  return block(value, { indent: '', depth: 0, isFlow });
}

// The first line comes without its indentation, so that it can follow `- `.
function block(value: unknown, place: Place): string {
  if (isOnOneLine(value, place)) return flow(value);
  if (!isCollection(value)) {
    // Its lines are indented once already.
    return scalarTexts.value(value).replace(/\n(?=[^\n])/g, `\n${place.indent.slice(2)}`);
  }
  const within = { ...place, indent: `${place.indent}  `, depth: place.depth + 1 };
  const items = Array.isArray(value)
    ? value.map((item) => `- ${block(item, within)}`)
    : entriesOf(value).map(([key, item]) => {
        const gap = isCollection(item) && !isOnOneLine(item, within) ? `\n${within.indent}` : ' ';
        return `${scalarTexts.key(key)}:${gap}${block(item, within)}`;
      });
  return items.join(`\n${place.indent}`);
}

function flow(value: unknown): string {
  if (!isCollection(value)) return scalarTexts.inFlow(value);
  if (isEmpty(value)) return Array.isArray(value) ? '[]' : '{}';
  if (Array.isArray(value)) return `[ ${value.map(flow).join(', ')} ]`;
  const items = entriesOf(value).map(([key, item]) => `${scalarTexts.inFlow(key)}: ${flow(item)}`);
  return `{ ${items.join(', ')} }`;
}

function isOnOneLine(value: unknown, { depth, isFlow }: Place): boolean {
  if (!isCollection(value)) return false;
  return isEmpty(value) || isFlow(value, depth);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: object): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return Object.values(value).every((item) => item === undefined);
}

// As in JSON, a key without a value is not there.
function entriesOf(map: object): [string, unknown][] {
  return Object.entries(map).filter(([, value]) => value !== undefined);
}
