/**
 * What a text without quotes stands for by the core schema of YAML, where that is plain; undefined for other
 * ways to write numbers, truth and nothing.
 */
export function coreValue(text: string): string | number | boolean | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (/^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (/^(?:null|true|false)$/i.test(text)) return undefined;
  return /^[-+.\d~]/.test(text) && !measure.test(text) ? undefined : text;
}

/** `30d`, `600/min`: a number with a unit is a text. */
const measure = /^\d+(?:d|h|ms?|s|w|\/[a-z]+)$/;
