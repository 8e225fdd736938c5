/**
 * Waits until all of it is handed over: a pipe takes 64 KiB at a time.
 * @throws what the system refused, such as a disk that is full; not where the reader has had enough
 */
export async function print(stream: NodeJS.WriteStream, content: string | object): Promise<void> {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}
