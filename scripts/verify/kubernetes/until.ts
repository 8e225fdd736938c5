/** Tries until it goes well. @throws Error with what is not so, and why the last try failed */
export async function until(
  what: string,
  attempt: () => unknown,
  { seconds = 120, pauseMs = 500 } = {},
): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
