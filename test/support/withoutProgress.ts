/**
 * What a program said on standard error, but for what it says of things that take longer than a second:
 * which ones do is the machine's affair.
 */
export function withoutProgress(stderr: string): string {
  return stderr.replace(
    /^(?:(?:Rendering|Writing|Making) .*|Reading the code|Checking|Drawing)\n/gm,
    '',
  );
}
