/** How many files are open at once: enough to keep the disk busy, far below any limit of open files. */
const width = 32;

/** Does the work for every item, a slice at a time. */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += width) {
    await Promise.all(
      items.slice(start, start + width).map((item, offset) => work(item, start + offset)),
    );
  }
}
