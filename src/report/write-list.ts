/** An array of JSON, an item a line; `[]` where there is none. */
export function* writeList<Item>(items: Iterable<Item>, write: (item: Item) => string): Iterable<string> {
  let separator = "[";
  for (const item of items) {
    yield `${separator}\n${write(item)}`;
    separator = ",";
  }
  yield separator === "[" ? "[]" : "\n]";
}
