import { Box, IconButton, Link, Tooltip, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/Close';
import type { CaseRow } from '../../../preload/contract';
import { PriorityBox, SlipMark, StateChip, TimeLeft, ViewersLine, WaitingMark } from '../../components';
import { useFormat, useNow, useTerm, useViewers } from '../../kit';
import { useDirectory } from '../../replica';
import { PaperMenu } from './paper/PaperMenu';
import { useCaseStrings } from './strings';

interface Props {
  readonly row: CaseRow;
  readonly titleId: string;
  readonly onClose: () => void;
  readonly onOpen: (caseId: string) => void;
}

/** What it is, where it stands and how long is left. */
export const CaseHead = ({ row, titleId, onClose, onOpen }: Props) => {
  const t = useCaseStrings();
  const term = useTerm();
  const format = useFormat();
  const now = useNow(60_000);
  const { clock } = row;
  return (
    <Box component="header" sx={{ px: 2, pt: 1.25, pb: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Typography id={titleId} component="h2" variant="h2" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {row.title}
        </Typography>
        <PaperMenu caseId={row.id} papers={row.papers} />
        <Tooltip title={t('close')}>
          <IconButton size="small" aria-label={t('closeKey')} data-testid="case-close" onClick={onClose} sx={{ mt: -0.5, mr: -1 }}>
            <CloseIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1.25, rowGap: 0.5 }}>
        <StateChip state={row.state} />
        <PriorityBox priority={row.priority} always />
        {row.supervision && (
          <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontSize: '0.857rem' }}>
            <SlipMark level={row.supervision} />
            <span aria-hidden>{term('supervisionLevels', row.supervision)}</span>
          </Box>
        )}
        {clock && (
          <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
            <TimeLeft clock={clock} />
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.929rem' }}>
              {t('stage', { stage: term('stages', clock.stage) })} ·{' '}
              {clock.pausedWith === undefined ? t('due', { time: format.when(clock.dueAt, now) }) : t('paused')}
            </Box>
          </Box>
        )}
        <WaitingMark caseId={row.id} />
        <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.929rem' }}>
          {row.number}
        </Box>
      </Box>
      <Remarks row={row} onOpen={onOpen} />
      <ViewersLine viewers={useViewers(row.id)} />
    </Box>
  );
};

/** What else a reader should know at once. */
const Remarks = ({ row, onOpen }: Pick<Props, 'row' | 'onOpen'>) => {
  const t = useCaseStrings();
  const { mergedInto } = row;
  const format = useFormat();
  const now = useNow(60_000);
  const { areaName } = useDirectory();
  const words = [
    row.inCharge === row.area ? '' : t('inCharge', { area: areaName(row.inCharge) }),
    row.promisedAt === undefined ? '' : t('promised', { time: format.when(row.promisedAt, now) }),
    row.verified && row.state === 'feedback' ? t('verified') : '',
    row.state === 'feedback' && !row.verified && row.offeredTo.length > 0 ? t('offered', { count: row.offeredTo.length }) : '',
    row.excluded ? t('excluded') : '',
    row.mergedFrom > 0 ? t('mergedFrom', { count: row.mergedFrom }) : '',
    row.rework > 0 ? t('rework', { count: row.rework }) : '',
    row.pending > 0 ? t('unsent', { count: row.pending }) : '',
  ].filter(Boolean);
  if (words.length === 0 && mergedInto === undefined) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
      {words.join(' · ')}
      {mergedInto !== undefined && (
        <>
          {t('mergedInto')}{' '}
          <Link
            component="button"
            type="button"
            variant="body2"
            data-testid="open-case"
            onClick={() => onOpen(mergedInto)}
            sx={{ verticalAlign: 'baseline' }}
          >
            {t('openMerged')}
          </Link>
        </>
      )}
    </Typography>
  );
};
