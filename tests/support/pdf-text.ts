import { inflateSync } from 'node:zlib';

/** One page of a PDF: its size in points and the text drawn on it, in the order of drawing. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

interface Thing {
  readonly dictionary: string;
  readonly stream: Buffer | undefined;
}

/** The objects of a file as Chromium writes it (PDF 1.4, no object streams). */
const objectsOf = (file: Buffer): Map<string, Thing> => {
  const source = file.toString('latin1');
  const things = new Map<string, Thing>();
  for (const match of source.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const [, id, body] = match as unknown as [string, string, string];
    const at = body.search(/stream\r?\n/);
    if (at < 0) {
      things.set(id, { dictionary: body, stream: undefined });
      continue;
    }
    const begin = body.indexOf('\n', at) + 1;
    const dictionary = body.slice(0, at);
    const bytes = Buffer.from(body.slice(begin, body.lastIndexOf('endstream')), 'latin1');
    things.set(id, { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes });
  }
  return things;
};

const hex = (digits: string): string => Buffer.from(digits, 'hex').swap16().toString('utf16le');

/** Glyph to text, from a font's ToUnicode map (Adobe Technical Note 5411). */
const readMap = (map: string): Map<number, string> => {
  const glyphs = new Map<number, string>();
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from, to] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) glyphs.set(Number.parseInt(from!, 16), hex(to!));
  for (const [, body] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, to] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const begin = Number.parseInt(first!, 16);
      const base = hex(to!);
      const code = base.codePointAt(base.length - 1)!;
      for (let glyph = begin; glyph <= Number.parseInt(last!, 16); glyph += 1)
        glyphs.set(glyph, base.slice(0, -1) + String.fromCodePoint(code + glyph - begin));
    }
  return glyphs;
};

const refs = (dictionary: string, key: string): string[] => {
  const found = new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|\\d+ 0 R)`).exec(dictionary)?.[1] ?? '';
  return [...found.matchAll(/(\d+) 0 R/g)].map(([, id]) => id!);
};

const fontsOf = (things: Map<string, Thing>, page: string): Map<string, Map<number, string>> => {
  const inside = /\/Font\s*<<([\s\S]*?)>>/.exec(page)?.[1] ?? '';
  return new Map(
    [...inside.matchAll(/\/(\S+)\s+(\d+) 0 R/g)].map(([, name, id]) => {
      const [map] = refs(things.get(id!)?.dictionary ?? '', 'ToUnicode');
      return [name!, readMap(things.get(map ?? '')?.stream?.toString('latin1') ?? '')];
    }),
  );
};

interface Resources {
  readonly fonts: Map<string, Map<number, string>>;
  /** Content of the forms that the page draws, such as what is half transparent. */
  readonly forms: Map<string, string>;
}

/** Text of a content stream, by the operators that show it (ISO 32000-1, 9.4.3); `ActualText` says it better than the glyphs do. */
const textOf = (content: string, { fonts, forms }: Resources): string => {
  let font = new Map<number, string>();
  let text = '';
  let said: string | undefined;
  const operators =
    /\/(\S+)\s+[\d.]+\s+Tf|\/ActualText\s*(<FEFF[0-9A-F]*>|\((?:\\.|[^\\)])*\))|\/(\S+)\s+Do\b|<([0-9A-Fa-f]*)>\s*Tj|\b(EMC|ET)\b/g;
  for (const [, name, actual, form, shown, end] of content.matchAll(operators)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (actual !== undefined)
      said = actual.startsWith('<') ? hex(actual.slice(5, -1)) : actual.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    else if (form !== undefined) text += forms.get(form) ?? '';
    else if (end === 'ET') text += '\n';
    else if (end === 'EMC') {
      text += said ?? '';
      said = undefined;
    } else if (said === undefined) for (const glyph of shown!.match(/../g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? '\ufffd';
  }
  return text;
};

const textOfThing = (things: Map<string, Thing>, thing: Thing | undefined, contents: readonly (Thing | undefined)[]): string => {
  if (!thing) return '';
  const inside = /\/XObject\s*<<([\s\S]*?)>>/.exec(thing.dictionary)?.[1] ?? '';
  const forms = new Map(
    [...inside.matchAll(/\/(\S+)\s+(\d+) 0 R/g)].map(([, name, id]) => {
      const form = things.get(id!);
      return [name!, form?.dictionary.includes('/Form') ? textOfThing(things, form, [form]) : ''];
    }),
  );
  const content = contents.map((part) => part?.stream?.toString('latin1') ?? '').join('\n');
  return textOf(content, { fonts: fontsOf(things, thing.dictionary), forms });
};

/** Reads the pages of a PDF that Chromium made. */
export const pdfPages = (file: Buffer): PdfPage[] => {
  const things = objectsOf(file);
  return [...things.values()]
    .filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
    .map(({ dictionary }) => {
      const box = /\/MediaBox\s*\[([^\]]*)\]/.exec(dictionary)?.[1]?.trim().split(/\s+/).map(Number) ?? [0, 0, 0, 0];
      const contents = refs(dictionary, 'Contents').map((id) => things.get(id));
      return {
        width: box[2]! - box[0]!,
        height: box[3]! - box[1]!,
        text: textOfThing(things, { dictionary, stream: undefined }, contents),
      };
    });
};
