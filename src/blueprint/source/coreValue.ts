/**
 * What a text without quotes stands for by the core schema of YAML, where that is plain; undefined for other
 * ways to write numbers, truth and nothing.
 */
export function coreValue(text: string): string | number | boolean | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (/^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (/^(?:null|true|false)$/i.test(text) || /^[-+~]/.test(text)) return undefined;
  return /^[.\d]/.test(text) && number.test(text) ? undefined : text;
}

/** All ways to write numbers; `30d`, `600/min`, `1.2.3` and `.gitignore` are texts. */
const number = /^(?:(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|\.(?:inf|nan))$/i;
