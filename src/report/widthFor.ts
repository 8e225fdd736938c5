/** Columns of a line of prose: those of the terminal, else what COLUMNS says, else no limit. */
export function widthFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): number {
  // The last column stays empty: what is written there makes some terminals begin a line.
  const columns = stream.columns || Number(env.COLUMNS) || Number.POSITIVE_INFINITY;
  return Math.max(columns - 1, 20);
}
