import { memo } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { DraftMark, PriorityBox, rowLook, rowPlace, SlipMark, StateChip, TimeLeft, ViewersMark, WaitingMark } from '../../components';
import { classes, useFormat, useHoldsDraft, useNow, useViewers } from '../../kit';
import { departmentsOf } from './departments-of';
import css from './QueueRow.module.css';
import { Alert, Asks, Check, Merged, Pending, Unread } from './RowMarks';

/** How much fits beside each other: `two` lines when narrow, one line with `some` or `all` columns. */
export type Layout = 'two' | 'some' | 'all';

export interface QueueRowProps {
  readonly row: CaseRow;
  readonly layout: Layout;
  readonly category: string;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly height: number;
  /** Stands open beside the list. */
  readonly chosen: boolean;
  readonly current: boolean;
  /** Chosen for an act on several; `marking`: some are. */
  readonly marked: boolean;
  readonly marking: boolean;
}

type ShownProps = Omit<QueueRowProps, 'place' | 'total' | 'top' | 'height'>;

/** Where one case lies in the list. Cases that come above it move it; what it shows is not drawn again for that. */
export const QueueRow = memo(({ place, total, top, height, ...shown }: QueueRowProps) => {
  const { row, chosen, current, marked } = shown;
  return (
    <div
      id={`queue-row-${row.id}`}
      role="option"
      aria-selected={marked}
      aria-current={chosen || undefined}
      aria-posinset={place + 1}
      aria-setsize={total}
      data-testid="queue-row"
      data-case-id={row.id}
      data-state={row.state}
      data-priority={row.priority}
      data-index={place}
      data-current={current || undefined}
      className={rowPlace}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <Shown {...shown} />
    </div>
  );
});
QueueRow.displayName = 'QueueRow';

/** One case. Drawn again only when it changes; the time in it ticks by itself. */
const Shown = memo(({ row, layout, category, chosen, current, marked, marking }: ShownProps) => {
  const departments = departmentsOf(row);
  const two = layout === 'two';
  return (
    <div className={classes(rowLook({ chosen: chosen || marked, current }), css['row'], css[layout])}>
      {marking ? <Check marked={marked} /> : row.unread ? <Unread /> : <span />}
      <div className={css['main']}>
        <div className={css['line']}>
          <TimeLeft clock={row.clock} />
          <span className={css['priority']}>
            <PriorityBox priority={row.priority} />
          </span>
          <span className={classes(css['title'], row.unread && css['new'])} title={row.title}>
            {row.title}
          </span>
          {row.alert && <Alert kind={row.alert.kind} />}
          {useHoldsDraft(row.id) && <DraftMark />}
          <WaitingMark caseId={row.id} />
          <ViewersMark viewers={useViewers(row.id)} />
          {row.supervision && <SlipMark level={row.supervision} />}
          {row.mergedFrom > 0 && <Merged count={row.mergedFrom} />}
          {row.requests.length > 0 && <Asks />}
          {row.pending > 0 && <Pending count={row.pending} />}
        </div>
        {two && (
          <div className={classes(css['quiet'], css['second'])}>{[row.villageName, category, departments].filter(Boolean).join(' · ')}</div>
        )}
      </div>
      {!two && <div className={css['quiet']}>{row.villageName}</div>}
      {layout === 'all' && <div className={css['quiet']}>{category}</div>}
      {!two && (
        <div className={css['quiet']} title={row.tasks.map((task) => task.departmentName).join(' · ')}>
          {departments}
        </div>
      )}
      {layout === 'all' && <Reported at={row.reportedAt} />}
      <div className={css['right']}>
        <StateChip state={row.state} />
        {two && <div className={classes(css['quiet'], css['number'])}>{row.number}</div>}
      </div>
    </div>
  );
});
Shown.displayName = 'QueueRow.Shown';

const Reported = ({ at }: { readonly at: number }) => (
  <div className={classes(css['quiet'], css['right'])}>{useFormat().when(at, useNow(60_000))}</div>
);
