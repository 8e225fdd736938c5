/** How many files are open at once: enough to keep the disk busy, far below any limit of open files. */
const width = 32;

/**
 * Does the work for every item, a slice at a time.
 * @throws the first error, when nothing of its slice is running any more: clean-up races with nothing
 */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += width) {
    const slice = items.slice(start, start + width);
    const results = await Promise.allSettled(
      slice.map((item, offset) => work(item, start + offset)),
    );
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }
}
