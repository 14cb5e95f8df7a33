import { fromBuffer } from 'yauzl';

/** The parts of a zipped file as text, by name. */
export const zipParts = (bytes: Uint8Array): Promise<ReadonlyMap<string, string>> =>
  new Promise((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts = new Map<string, string>();
      zip.on('entry', (entry: { fileName: string }) =>
        zip.openReadStream(entry as never, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', () => {
              parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
              zip.readEntry();
            });
        }),
      );
      zip.on('end', () => resolve(parts));
      zip.readEntry();
    }),
  );

const plain = (xml: string): string =>
  xml
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** A is 0, Z 25, AA 26. */
const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Rows of the n-th sheet (from 1) as a spreadsheet shows them: numbers that are kept as numbers are numbers. */
export const sheetRows = (parts: ReadonlyMap<string, string>, n: number): (string | number)[][] => {
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, text]) => plain(text!));
  const sheet = parts.get(`xl/worksheets/sheet${n}.xml`);
  if (sheet === undefined) throw new Error(`no sheet ${n} among ${[...parts.keys()].join(', ')}`);
  return [...sheet.matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, row]) => {
    const cells: (string | number)[] = [];
    for (const [, attributes, inside = ''] of row!.matchAll(/<c([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(/\br="([A-Z]+)\d+"/.exec(attributes!)?.[1] ?? 'A');
      // What is empty is left out.
      while (cells.length < column) cells.push('');
      const type = /\bt="(\w+)"/.exec(attributes!)?.[1];
      const value = plain(inside);
      if (type === 's') cells.push(shared[Number(value)] ?? '');
      else cells.push(type === undefined || type === 'n' ? (value === '' ? '' : Number(value)) : value);
    }
    return cells;
  });
};
