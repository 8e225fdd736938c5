/** The text with LF line ends: how texts are compared, hashed and merged. */
export function toLf(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** The text with the line ends that prevail in `model`, so that a checkout with CRLF stays one. */
export function withLineEndsOf(model: string, text: string): string {
  const crlf = model.split('\r\n').length - 1;
  const lf = model.split('\n').length - 1 - crlf;
  return crlf > lf ? toLf(text).replaceAll('\n', '\r\n') : toLf(text);
}
