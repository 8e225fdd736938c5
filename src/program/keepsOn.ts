const kept = new WeakSet<NodeJS.WriteStream>();

/**
 * The reader of a stream has had enough (`| head`): no reason to fail. Whatever else goes wrong is no
 * success: `print` throws it, and the help, which is printed by the parser, ends with 1.
 */
export function keepsOn(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (kept.has(stream)) return stream;
  kept.add(stream);
  return stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 1;
  });
}
