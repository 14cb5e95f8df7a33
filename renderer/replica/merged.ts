/**
 * A sorted list with its news: `former` rows are left out, `news` is put where it belongs. One walk through the list, since
 * a few rows of thousands change at a time.
 */
export const merged = <Row>(
  sorted: readonly Row[],
  former: ReadonlySet<Row>,
  news: readonly Row[],
  compare: (a: Row, b: Row) => number,
): readonly Row[] => {
  const coming = news.toSorted(compare);
  const result: Row[] = [];
  let next = 0;
  for (const row of sorted) {
    if (former.has(row)) continue;
    while (next < coming.length && compare(coming[next]!, row) < 0) result.push(coming[next++]!);
    result.push(row);
  }
  return next < coming.length ? [...result, ...coming.slice(next)] : result;
};
