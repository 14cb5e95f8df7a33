/** A word of the trade in both languages. */
export interface Term {
  readonly zh: string;
  readonly en: string;
}

export const terms = <const K extends string>(table: Record<K, Term>): Readonly<Record<K, Term>> => Object.freeze(table);
export const keys = <K extends string>(table: Readonly<Record<K, Term>>) => Object.keys(table) as [K, ...K[]];
