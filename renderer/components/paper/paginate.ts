/** The height of one block and of what is repeated above it on a new sheet, px. */
export interface Measured {
  readonly height: number;
  /** Height of the heading row that its table repeats; 0: none. */
  readonly head: number;
  /** Must not stand last on a sheet: a heading. */
  readonly clings: boolean;
}

/**
 * Spreads blocks over sheets of `capacity` px, in order. A block taller than a sheet gets one of its own.
 * @returns for each sheet the indexes of its blocks
 */
export const paginate = (blocks: readonly Measured[], capacity: number): readonly (readonly number[])[] => {
  const sheets: number[][] = [];
  let sheet: number[] = [];
  let used = 0;
  const turn = (): void => {
    // What clings goes over together with what it clings to.
    let keep = sheet.length;
    while (keep > 1 && blocks[sheet[keep - 1]!]!.clings) keep -= 1;
    const over = sheet.slice(keep);
    sheets.push(sheet.slice(0, keep));
    sheet = over;
    used = over.reduce((sum, at) => sum + blocks[at]!.height, 0);
  };
  blocks.forEach((block, at) => {
    if (sheet.length > 0 && used + block.height > capacity) {
      turn();
      if (sheet.length === 0) used += block.head;
    }
    sheet.push(at);
    used += block.height;
  });
  if (sheet.length > 0) sheets.push(sheet);
  return sheets;
};

/** Long words in pieces that fit on a sheet, broken where a sentence ends if there is one. */
export const inPieces = (text: string, most = 600): readonly string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const sentence = Math.max(...['。', '；', '\n', '. ', '; '].map((mark) => rest.lastIndexOf(mark, most - 1)));
    // Never between the halves of a character.
    const cut = sentence > most / 2 ? sentence + 1 : (rest.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
};
