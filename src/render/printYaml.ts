import { scalarTexts } from './yamlScalars.ts';

/** Whether a collection at this depth (the root's is 0) stands on one line, with all that is in it. */
export type IsFlow = (collection: object, depth: number) => boolean;

/**
 * Plain data as YAML, as the `yaml` package prints it, which a test compares. The package is asked for
 * scalars only: to build and print its tree of a whole document was half of a large render.
 */
export function printYaml(value: unknown, isFlow: IsFlow = neverFlow): string {
  return isCollection(value) ? collection(value, '', 0, isFlow) : scalarTexts.value(value);
}

const neverFlow: IsFlow = () => false;

// The first line comes without its indentation, so that it can follow `- `. Written for speed: a repo has
// hundreds of thousands of such lines, and strings that grow cost less than lists that are joined.
function collection(value: object, indent: string, depth: number, isFlow: IsFlow): string {
  if (isOnOneLine(value, depth, isFlow)) return flow(value);
  const inner = `${indent}  `;
  const next = `\n${indent}`;
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      if (text !== '') text += next;
      text += isCollection(item)
        ? `- ${collection(item, inner, depth + 1, isFlow)}`
        : `- ${scalar(item, indent)}`;
    }
    return text;
  }
  for (const key in value) {
    const item: unknown = value[key as keyof typeof value];
    // As in JSON, a key without a value is not there.
    if (item === undefined) continue;
    if (text !== '') text += next;
    text += `${scalarTexts.key(key)}:`;
    if (!isCollection(item)) text += ` ${scalar(item, indent)}`;
    else if (isOnOneLine(item, depth + 1, isFlow)) text += ` ${flow(item)}`;
    else text += `\n${inner}${collection(item, inner, depth + 1, isFlow)}`;
  }
  return text;
}

/** Its lines after the first are indented once already. */
function scalar(value: unknown, indent: string): string {
  const text = scalarTexts.value(value);
  return text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${indent}`) : text;
}

function flow(value: unknown): string {
  if (!isCollection(value)) return scalarTexts.inFlow(value);
  if (isEmpty(value)) return Array.isArray(value) ? '[]' : '{}';
  if (Array.isArray(value)) return `[ ${value.map(flow).join(', ')} ]`;
  const items = entriesOf(value).map(([key, item]) => `${scalarTexts.inFlow(key)}: ${flow(item)}`);
  return `{ ${items.join(', ')} }`;
}

function isOnOneLine(value: object, depth: number, isFlow: IsFlow): boolean {
  return isEmpty(value) || isFlow(value, depth);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: object): boolean {
  if (Array.isArray(value)) return value.length === 0;
  for (const key in value) if (value[key as keyof typeof value] !== undefined) return false;
  return true;
}

// As in JSON, a key without a value is not there.
function entriesOf(map: object): [string, unknown][] {
  return Object.entries(map).filter(([, value]) => value !== undefined);
}
