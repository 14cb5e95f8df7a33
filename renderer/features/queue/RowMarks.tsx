import CheckedIcon from '@mui/icons-material/CheckBox';
import UncheckedIcon from '@mui/icons-material/CheckBoxOutlineBlank';
import MergeIcon from '@mui/icons-material/CallMerge';
import BellIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { VisuallyHidden } from '../../components';
import { classes } from '../../kit';
import css from './RowMarks.module.css';
import { useQueueStrings } from './strings';

/** Nobody at this seat has opened it yet. */
export const Unread = () => (
  <div className={css['unread']}>
    <VisuallyHidden>{useQueueStrings()('isUnread')}</VisuallyHidden>
  </div>
);

/** While some are chosen each row shows whether it is; the words come from `aria-selected`. */
export const Check = ({ marked }: { readonly marked: boolean }) => {
  const Icon = marked ? CheckedIcon : UncheckedIcon;
  return <Icon aria-hidden className={classes(css['check'], marked && css['marked'])} />;
};

/** Somebody was told of the limit, and nobody at this seat has opened the case since. */
export const Alert = ({ kind }: { readonly kind: 'warning' | 'overdue' }) => {
  const word = useQueueStrings()(kind === 'overdue' ? 'toldOverdue' : 'toldWarning');
  return (
    <span className={classes(css['alert'], css[kind])} title={word} data-testid="queue-alert" data-kind={kind}>
      <BellIcon />
      <VisuallyHidden>{word}</VisuallyHidden>
    </span>
  );
};

/** How many other reports of the same matter went into it. */
export const Merged = ({ count }: { readonly count: number }) => {
  const words = useQueueStrings()('mergedFrom', { count });
  return (
    <span className={css['merged']} title={words} data-testid="queue-merged">
      <MergeIcon aria-hidden />
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};

/** A department asks the lead for something. */
export const Asks = () => {
  const t = useQueueStrings();
  return (
    <span className={css['asks']} title={t('asksLead')}>
      {t('asks')}
    </span>
  );
};

/** How much of what was done here has not reached the platform. */
export const Pending = ({ count }: { readonly count: number }) => {
  const words = useQueueStrings()('unsent', { count });
  return (
    <span className={css['pending']} title={words}>
      ↑<VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};
