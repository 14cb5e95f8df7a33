import { classes } from '../kit';
import css from './row-look.module.css';

/** What does not fit is cut with an ellipsis. */
export const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 } as const;

/** Class of where a line of a virtual list lies: at its top, moved by a transform of its own. */
export const rowPlace = css['lying'];

/** Classes of how a line of a virtual list looks: whether it is chosen or the keyboard stands on it. */
export const rowLook = ({ chosen, current }: { readonly chosen: boolean; readonly current: boolean }): string =>
  classes(css['look'], chosen && css['chosen'], current && css['current']);
