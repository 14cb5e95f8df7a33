/** What a read found that was written since the one before; what has come back after it left has its tombstone still. */
export interface News<Row> {
  readonly rows: readonly Row[];
  readonly gone: readonly { readonly id: string }[];
}

/** One walk through the list, since a few rows of thousands change at a time: `former` rows are left out, `news` is put where it belongs. */
const merged = <Row>(
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

/**
 * A sorted list with its news: the same array where there are none, and an unchanged row stays the same object.
 * @param byId the list's rows by their ids; kept up to date, since to copy a map of ten thousands with each burst is felt
 */
export const withNews = <Row extends { readonly id: string; readonly rev: number }>(
  sorted: readonly Row[],
  byId: Map<string, Row>,
  { rows, gone }: News<Row>,
  compare: (a: Row, b: Row) => number,
): readonly Row[] => {
  const back = new Set(rows.map(({ id }) => id));
  const left = gone.filter(({ id }) => byId.has(id) && !back.has(id));
  const news = rows.filter(({ id, rev }) => byId.get(id)?.rev !== rev);
  if (news.length === 0 && left.length === 0) return sorted;
  const former = new Set([...left, ...news].flatMap(({ id }) => byId.get(id) ?? []));
  for (const { id } of left) byId.delete(id);
  for (const row of news) byId.set(row.id, row);
  return merged(sorted, former, news, compare);
};
