const shape =
  /^(?:(?<name>[a-z]+)@|[\^~=v]|>=)?\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\w.-]+))?(?:\+[\w.-]+)?$/;

/**
 * The one of two versions or simple ranges (`^1.2.3`, `>=22.19`) that starts higher, in the order of
 * semver.org; of two that start alike, the first. Both can be versions of one thing: `pnpm@12.0.0`.
 * @returns undefined when one of them is something else (`workspace:*`, `1 || 2`, a URL)
 */
export function higherVersion(a: string, b: string): string | undefined {
  const left = shape.exec(a);
  const right = shape.exec(b);
  if (left === null || right === null || left.groups?.name !== right.groups?.name) return undefined;
  for (const part of [2, 3, 4]) {
    const difference = Number(left[part] ?? 0) - Number(right[part] ?? 0);
    if (difference !== 0) return difference > 0 ? a : b;
  }
  return comparePrerelease(left[5], right[5]) >= 0 ? a : b;
}

// A release is higher than its prereleases; numbers are lower than words.
function comparePrerelease(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = compareIdentifier(left[i] ?? '', right[i] ?? '');
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function compareIdentifier(a: string, b: string): number {
  const numbers = [a, b].map((word) => /^\d+$/.test(word));
  if (numbers[0] && numbers[1]) return Number(a) - Number(b);
  if (numbers[0] !== numbers[1]) return numbers[0] ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
