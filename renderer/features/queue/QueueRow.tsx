import { memo } from 'react';
import { Box } from '@mui/material';
import CheckedIcon from '@mui/icons-material/CheckBox';
import UncheckedIcon from '@mui/icons-material/CheckBoxOutlineBlank';
import MergeIcon from '@mui/icons-material/CallMerge';
import BellIcon from '@mui/icons-material/NotificationsActiveOutlined';
import type { CaseRow } from '../../../preload/contract';
import {
  cut,
  DraftMark,
  PriorityBox,
  rowLook,
  SlipMark,
  StateChip,
  TimeLeft,
  ViewersMark,
  VisuallyHidden,
  WaitingMark,
} from '../../components';
import { useFormat, useHoldsDraft, useLang, useNow, useViewers, type Lang } from '../../kit';
import { departmentsOf } from './departments-of';
import { useQueueStrings } from './strings';

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

const LYING = { position: 'absolute', insetInline: 0, top: 0, contain: 'strict' } as const;

/** English states and priorities are longer words. */
const columnsOf = (layout: Layout, lang: Lang): string => {
  const state = lang === 'en' ? '7.6em' : '5em';
  if (layout === 'two') return '14px minmax(0, 1fr) auto';
  return layout === 'some' ? `14px minmax(0, 1fr) 6.5em 8.5em ${state}` : `14px minmax(0, 1fr) 8em 9em 11em 6.5em ${state}`;
};

const quiet = { ...cut, color: 'text.secondary' } as const;

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
      style={{ ...LYING, transform: `translateY(${top}px)`, height }}
    >
      <Shown {...shown} />
    </div>
  );
});
QueueRow.displayName = 'QueueRow';

/** One case. Drawn again only when it changes; the time in it ticks by itself. */
const Shown = memo(({ row, layout, category, chosen, current, marked, marking }: ShownProps) => {
  const t = useQueueStrings();
  const lang = useLang();
  const format = useFormat();
  const departments = departmentsOf(row);
  const two = layout === 'two';
  return (
    <Box
      sx={{
        ...rowLook({ chosen: chosen || marked, current }),
        position: 'static',
        contain: 'none',
        height: '100%',
        gridTemplateColumns: columnsOf(layout, lang),
        px: 1,
      }}
    >
      {marking ? <Check marked={marked} /> : <Unread unread={row.unread} word={t('isUnread')} />}
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
          <TimeLeft clock={row.clock} />
          <Box component="span" sx={{ flex: 'none', width: lang === 'en' ? '5.4em' : '3em' }}>
            <PriorityBox priority={row.priority} />
          </Box>
          <Box
            component="span"
            title={row.title}
            sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: row.unread ? 600 : 400 }}
          >
            {row.title}
          </Box>
          {row.alert && <Alert kind={row.alert.kind} word={t(row.alert.kind === 'overdue' ? 'toldOverdue' : 'toldWarning')} />}
          {useHoldsDraft(row.id) && <DraftMark />}
          <WaitingMark caseId={row.id} />
          <ViewersMark viewers={useViewers(row.id)} />
          {row.supervision && <SlipMark level={row.supervision} />}
          {row.mergedFrom > 0 && <Merged count={row.mergedFrom} words={t('mergedFrom', { count: row.mergedFrom })} />}
          {row.requests.length > 0 && <Asks word={t('asks')} hint={t('asksLead')} />}
          {row.pending > 0 && <Pending words={t('unsent', { count: row.pending })} />}
        </Box>
        {two && <Box sx={{ ...quiet, fontSize: '0.929rem' }}>{[row.villageName, category, departments].filter(Boolean).join(' · ')}</Box>}
      </Box>
      {!two && <Box sx={quiet}>{row.villageName}</Box>}
      {layout === 'all' && <Box sx={quiet}>{category}</Box>}
      {!two && (
        <Box sx={quiet} title={row.tasks.map((task) => task.departmentName).join(' · ')}>
          {departments}
        </Box>
      )}
      {layout === 'all' && <Reported at={row.reportedAt} relative={format.when} />}
      <Box sx={{ textAlign: 'right' }}>
        <StateChip state={row.state} />
        {two && <Box sx={{ ...quiet, fontSize: '0.857rem' }}>{row.number}</Box>}
      </Box>
    </Box>
  );
});
Shown.displayName = 'QueueRow.Shown';

const Unread = ({ unread, word }: { readonly unread: boolean; readonly word: string }) =>
  unread ? (
    <Box sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: 'text.primary', justifySelf: 'center' }}>
      <VisuallyHidden>{word}</VisuallyHidden>
    </Box>
  ) : (
    <span />
  );

/** While some are chosen each row shows whether it is; the words come from `aria-selected`. */
const Check = ({ marked }: { readonly marked: boolean }) => {
  const Icon = marked ? CheckedIcon : UncheckedIcon;
  return <Icon aria-hidden sx={{ fontSize: '1.143rem', color: marked ? 'primary.main' : 'text.disabled', justifySelf: 'center' }} />;
};

/** Somebody was told of the limit, and nobody at this seat has opened the case since. */
const Alert = ({ kind, word }: { readonly kind: 'warning' | 'overdue'; readonly word: string }) => (
  <Box
    component="span"
    title={word}
    data-testid="queue-alert"
    data-kind={kind}
    sx={{ flex: 'none', display: 'inline-flex', color: kind === 'overdue' ? 'light.red' : 'light.yellow' }}
  >
    <BellIcon sx={{ fontSize: '1.143rem' }} />
    <VisuallyHidden>{word}</VisuallyHidden>
  </Box>
);

/** How many other reports of the same matter went into it. */
const Merged = ({ count, words }: { readonly count: number; readonly words: string }) => (
  <Box
    component="span"
    title={words}
    data-testid="queue-merged"
    sx={{ flex: 'none', display: 'inline-flex', alignItems: 'center', color: 'text.secondary', fontSize: '0.857rem' }}
  >
    <MergeIcon aria-hidden sx={{ fontSize: '1.143rem' }} />
    <span aria-hidden>{count}</span>
    <VisuallyHidden>{words}</VisuallyHidden>
  </Box>
);

const Asks = ({ word, hint }: { readonly word: string; readonly hint: string }) => (
  <Box
    component="span"
    title={hint}
    sx={{ flex: 'none', px: 0.5, border: 1, borderColor: 'text.disabled', borderRadius: 0.5, fontSize: '0.786rem', lineHeight: '16px' }}
  >
    {word}
  </Box>
);

const Pending = ({ words }: { readonly words: string }) => (
  <Box component="span" title={words} sx={{ flex: 'none', color: 'text.secondary', fontSize: '0.857rem' }}>
    ↑<VisuallyHidden>{words}</VisuallyHidden>
  </Box>
);

const Reported = ({ at, relative }: { readonly at: number; readonly relative: (at: number, now: number) => string }) => (
  <Box sx={{ ...quiet, textAlign: 'right' }}>{relative(at, useNow(60_000))}</Box>
);
