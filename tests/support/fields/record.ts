/** Something that a seat was told or shown, and where. */
export interface Told {
  readonly where: string;
  readonly text: string;
}

/** All that a seat was told and shown since it sat down. */
export class Tellings {
  #all: Told[] = [];

  get all(): readonly Told[] {
    return this.#all;
  }

  add(where: string, ...texts: readonly string[]): void {
    this.#all.push(...texts.map((text) => ({ where, text })));
  }

  forget(): void {
    this.#all = [];
  }
}

/** Numbers may be written in groups. */
const holds = (text: string, needle: string): boolean =>
  text.includes(needle) || (/^[\dX]{8,}$/.test(needle) && text.replaceAll(/[\s-]/g, '').includes(needle));

/** Which of these texts stand where; one line a find. */
export const findings = (needles: readonly string[], among: readonly Told[]): readonly string[] =>
  needles.flatMap((needle) => among.filter(({ text }) => holds(text, needle)).map(({ where }) => `${needle} in ${where}`));
