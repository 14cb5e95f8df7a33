/** A file ready to be saved; where to is the person's choice. */
export interface ExportFile {
  /** A name to propose. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many records, cases or people are in it. */
  readonly records: number;
}
