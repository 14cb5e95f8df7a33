import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { DrillPerson, Reachability } from '../../../../preload/contract';
import { Masked } from '../../../components';
import { useFormat, useLang, useTerm } from '../../../kit';
import { useDrillStrings } from './strings';
import type { DrillLimits } from './use-drills';

const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** So many months stand there although nobody was called in them. */
const LEAST_MONTHS = 3;

/** Who was drawn and how their calls ended, round by round. */
export const DrawnTable = ({ rows }: { readonly rows: readonly DrillPerson[] }) => {
  const t = useDrillStrings();
  const term = useTerm();
  const format = useFormat();
  return (
    <Table size="small" data-testid="drill-rows">
      <TableHead>
        <TableRow>
          {(['name', 'role', 'place', 'state', 'calls'] as const).map((column) => (
            <TableCell key={column}>{t(column)}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ memberId, name, role, areaName, state, calls }) => (
          <TableRow key={memberId} data-member-id={memberId} data-state={state}>
            <TableCell component="th" scope="row">
              {name === '' ? t('gone') : <Masked value={name} />}
            </TableCell>
            <TableCell>{term('memberRoles', role)}</TableCell>
            <TableCell>{areaName}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap', fontWeight: state === 'missed' || state === 'calling' ? 600 : undefined }}>
              {{ waiting: '○', calling: '◐', answered: '●', missed: '×' }[state]} {t(state)}
            </TableCell>
            <TableCell>
              {format.names(
                calls.map(({ round, ended }) =>
                  ended
                    ? t('oneCall', { round, result: term('drillResults', ended.result), time: format.duration(ended.ms) })
                    : t('openCall', { round }),
                ),
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

/** A share as a bar as long as it is; the number beside it says the same. */
const Bar = ({ share }: { readonly share: number }) => (
  <Box aria-hidden sx={{ display: 'inline-block', width: 72, height: 8, mr: 1, bgcolor: 'action.hover', borderRadius: 0.5 }}>
    <Box sx={{ width: `${share * 100}%`, height: 1, bgcolor: 'primary.main', borderRadius: 0.5 }} />
  </Box>
);

/** Reachability by village, the lowest first, and month by month. */
export const ReachTable = ({ reach, limits }: { readonly reach: Reachability; readonly limits: DrillLimits }) => {
  const t = useDrillStrings();
  const format = useFormat();
  const lang = useLang();
  const monthName = new Intl.DateTimeFormat(lang, { timeZone: 'Asia/Shanghai', month: 'short' });
  const first = reach.months.findIndex((_, at) => reach.villages.some(({ months }) => months[at]!.called > 0));
  const from = Math.max(0, Math.min(first, reach.months.length - LEAST_MONTHS));
  const villages = reach.villages.toSorted((a, b) => a.within * b.called - b.within * a.called || (a.area < b.area ? -1 : 1));
  return (
    <Box component="section" aria-labelledby="drill-reach" data-testid="drill-reach" sx={{ mt: 2.5 }}>
      <Typography id="drill-reach" component="h2" variant="h2">
        {t('reach')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('reachHint', { seconds: reach.answerSeconds, source: lang === 'en' ? limits.en : limits.zh })}
      </Typography>
      {villages.length === 0 ? (
        <Typography>{t('noReach')}</Typography>
      ) : (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-labelledby="drill-reach">
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('village')}</TableCell>
                {(['called', 'within', 'rate', 'everAnswered', 'median'] as const).map((column) => (
                  <TableCell key={column} sx={NUMBER}>
                    {t(column)}
                  </TableCell>
                ))}
                {reach.months.slice(from).map((month) => (
                  <TableCell key={month.from} sx={NUMBER}>
                    {monthName.format(month.from)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {villages.map(({ area, name, called, within, answered, medianMs, months }) => (
                <TableRow key={area} data-area={area}>
                  <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                    {name}
                  </TableCell>
                  <TableCell sx={NUMBER}>{format.number(called)}</TableCell>
                  <TableCell sx={NUMBER}>{format.number(within)}</TableCell>
                  <TableCell sx={{ ...NUMBER, fontWeight: 600 }} data-testid="drill-rate">
                    <Bar share={within / called} />
                    {format.percent(within / called)}
                  </TableCell>
                  <TableCell sx={NUMBER}>{format.number(answered)}</TableCell>
                  <TableCell sx={NUMBER}>{medianMs === undefined ? t('none') : format.duration(medianMs)}</TableCell>
                  {months.slice(from).map((month, at) => (
                    <TableCell key={reach.months[from + at]!.from} sx={NUMBER}>
                      {month.called === 0 ? t('none') : t('ofMonth', month)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Box>
  );
};
