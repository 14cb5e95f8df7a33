/** One matter the demo can report, with the answers it gets. Names are drawings of `resources/demo/photos`. */
export interface ScriptCase {
  /** Which list of places the title begins with; empty: none. */
  readonly spot: string;
  readonly title: string;
  /** `{place}`: village and group; `{spot}`: the place the title begins with. */
  readonly text: string;
  readonly urgent?: boolean | undefined;
  readonly photo?: string | undefined;
  /** The same place when all is done. */
  readonly after?: string | undefined;
  /** What the leading department answers. */
  readonly done: readonly string[];
}

type Words = readonly string[];

/** Everything the players say, in the language of the place: `resources/demo/script.json`. */
export interface Script {
  readonly spots: Readonly<Record<string, Words>>;
  /** By category id. */
  readonly cases: Readonly<Record<string, readonly ScriptCase[]>>;
  /** What departments that do not lead answer, by kind; `*`: any other. */
  readonly helpers: Readonly<Record<string, Words>>;
  readonly declines: Words;
  /** What a grid member did about a small matter, alone. */
  readonly settled: Words;
  /** What a department answers to a slip. */
  readonly explanations: Words;
  /** What a grid member finds missing on the spot. */
  readonly missing: Words;
  /** What a reporter adds later. */
  readonly additions: Words;
  /** What members write back to a broadcast; a clue names the `{village}` it was seen in. */
  readonly mobilised: Readonly<Record<'replies' | 'clues', Words>>;
  /** What the operators of the past days wrote. */
  readonly operator: Readonly<
    Record<
      | 'replies'
      | 'instructions'
      | 'notes'
      | 'passes'
      | 'fails'
      | 'closings'
      | 'unfounded'
      | 'rejections'
      | 'suspensions'
      | 'extensions'
      | 'supervisions'
      | 'escalations',
      Words
    >
  >;
}
