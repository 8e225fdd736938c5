/** Waits until all of it is handed over: a pipe takes 64 KiB at a time. */
export async function print(stream: NodeJS.WriteStream, content: string | object): Promise<void> {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
  await new Promise<void>((resolve) => stream.write(text, () => resolve()));
}
