import type { CareLog, PlatformEntry, PlatformLog } from '../../main/ports';

interface Tables {
  buckets: { rev: number; kind: string; key: string; value: string | null }[];
  facts: Map<string, string>;
}

const memoryStream = (): CareLog & Pick<PlatformLog, 'lastSeq'> => {
  let stream: PlatformEntry[] = [];
  const ids = new Map<string, number>();
  const last = new Map<string, number>();
  let count = 0;
  return {
    append: ({ subject, id, body, expectedSeq }) => {
      const known = ids.get(id);
      if (known !== undefined) return { kind: 'duplicate', seq: known };
      const lastSeq = last.get(subject) ?? 0;
      if (expectedSeq !== undefined && expectedSeq !== lastSeq) return { kind: 'conflict', lastSeq };
      const seq = (count += 1);
      stream.push({ seq, subject, id, body });
      ids.set(id, seq);
      last.set(subject, seq);
      return { kind: 'stored', seq };
    },
    after: (seq, limit) => stream.filter((entry) => entry.seq > seq).slice(0, limit),
    lastSeq: () => count,
    ofSubject: (subject) => stream.filter((entry) => entry.subject === subject),
    rollUp: (subject, seq) => {
      stream = stream.filter((entry) => entry.subject !== subject || entry.seq >= seq);
    },
  };
};

/** A platform log that forgets with the process; its rules are those of the one on disk. */
export const memoryLog = (): PlatformLog => {
  let tables: Tables = { buckets: [], facts: new Map() };
  let rev = 0;
  const cases = memoryStream();
  const media = new Map<string, { readonly type: string; readonly bytes: Uint8Array }>();
  return {
    ...cases,
    care: memoryStream(),
    broadcasts: memoryStream(),
    directoryAfter: (from, limit) => tables.buckets.filter((entry) => entry.rev > from).slice(0, limit),
    putDirectory: (entries) => {
      const gone = new Set(entries.map(({ kind, key }) => `${kind}/${key}`));
      const kept = tables.buckets.filter(({ kind, key }) => !gone.has(`${kind}/${key}`));
      tables = { ...tables, buckets: [...kept, ...entries.map((entry) => ({ ...entry, rev: (rev += 1) }))] };
    },
    media: (id) => media.get(id),
    putMedia: (id, photo) => void (media.has(id) || media.set(id, photo)),
    get: (key) => tables.facts.get(key),
    set: (key, value) => void tables.facts.set(key, value),
    // Nothing here fails half-way.
    transaction: (work) => work(),
    close: () => undefined,
  };
};
