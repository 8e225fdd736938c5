const kept = new WeakSet<NodeJS.WriteStream>();

/** The reader of a stream has had enough (`| head`): no reason to fail. */
export function keepsOn(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (kept.has(stream)) return stream;
  kept.add(stream);
  return stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 70;
  });
}
