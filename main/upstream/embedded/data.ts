import type { Calendar } from '../../domain';
import type { Rulebook } from '../../../preload/contract';
import type { Script } from './script';

/** Townships and villages with their statistical codes, as `resources/data/zhanyi-divisions.json` holds them. */
export interface Divisions {
  readonly district: { readonly code: string; readonly name: string; readonly city: string };
  readonly townships: readonly {
    readonly code: string;
    readonly name: string;
    readonly villages: readonly { readonly code: string; readonly name: string }[];
  }[];
}

/** A kind of department that every township, or every village, has: `resources/data/departments.json`. */
export interface DepartmentKind {
  readonly kind: string;
  readonly zh: string;
  readonly level: string;
}

/** What the embedded platform plays with. The caller reads the files; the platform touches no disk but its log. */
export interface DemoData {
  readonly divisions: Divisions;
  readonly departments: readonly DepartmentKind[];
  readonly rulebook: Rulebook;
  /** Words of the players: `resources/demo/script.json`. */
  readonly script: Script;
  readonly calendar: Calendar;
  /** A drawing of `resources/demo/photos` by its file name; undefined: there is none. */
  readonly photo: (file: string) => Promise<Uint8Array | undefined>;
}
