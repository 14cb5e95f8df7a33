import { useCallback, useState } from 'react';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import PhoneIcon from '@mui/icons-material/PhoneOutlined';
import { CALL_RESULTS, type CallRow, type MyCall } from '../../../preload/contract';
import { EmptyState, ErrorNote } from '../../components';
import { griddesk, newId, useFormat, useTerm, valueOf } from '../../kit';
import { Pager } from './Pager';
import { useMobiliseStrings } from './strings';
import { useTold } from './use-told';

interface Props {
  readonly broadcastId: string;
  readonly mayRelease: boolean;
}
type Result = 'answered' | (typeof CALL_RESULTS)[number];

/** Handed out at a time: as many as somebody phones in a quarter of an hour. */
const BATCH = 10;
const PAGE = 100;

const useResultWord = () => {
  const t = useMobiliseStrings();
  const term = useTerm();
  return (result: Result): string => (result === 'answered' ? t('didAnswer') : term('callResults', result));
};

const useStateWords = () => {
  const t = useMobiliseStrings();
  const term = useTerm();
  return ({ state, calls, reachable }: CallRow): string =>
    [term('answerStates', state), calls > 0 ? t('calledTimes', { count: calls }) : '', reachable ? '' : t('noNumber')]
      .filter(Boolean)
      .join(' · ');
};

/** Somebody this operator phones: number in full, a call at a press, and what came of it. */
const Mine = ({
  row,
  onRecord,
  onError,
}: {
  readonly row: MyCall;
  readonly onRecord: (result: Result) => void;
  readonly onError: (error: unknown) => void;
}) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const words = useStateWords();
  const resultWord = useResultWord();
  const call = () => void valueOf(griddesk.contact.reach({ memberId: row.memberId, how: 'call' })).catch(onError);
  return (
    <TableRow data-testid="mobilise-my-call" data-member={row.memberId}>
      <TableCell component="th" scope="row">
        {row.name}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Button size="small" startIcon={<PhoneIcon />} onClick={call} aria-label={t('call', { name: row.name })}>
          {row.phone}
        </Button>
      </TableCell>
      <TableCell>
        {row.village} {row.role && term('memberRoles', row.role)}
      </TableCell>
      <TableCell>{words(row)}</TableCell>
      <TableCell>
        {row.recorded ? (
          t('recorded', { result: resultWord(row.recorded) })
        ) : (
          <Box role="group" aria-label={t('result')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {(['answered', ...CALL_RESULTS] as const).map((result) => (
              <Button
                key={result}
                size="small"
                variant={result === 'answered' ? 'contained' : 'outlined'}
                onClick={() => onRecord(result)}
                data-testid={`mobilise-record-${result}`}
              >
                {resultWord(result)}
              </Button>
            ))}
          </Box>
        )}
      </TableCell>
    </TableRow>
  );
};

const Everybody = ({ broadcastId, mayRelease, onError }: Props & { readonly onError: (error: unknown) => void }) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const { number } = useFormat();
  const words = useStateWords();
  const [skip, setSkip] = useState(0);
  const ask = useCallback(() => griddesk.mobilise.calls({ broadcastId, skip, limit: PAGE }), [broadcastId, skip]);
  const { value, error, again } = useTold(ask);
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />;
  if (!value) return <EmptyState title={t('loading')} />;
  const { rows, total } = value;
  if (total === 0) return <EmptyState title={t('everybodyNone')} />;
  const release = ({ memberId }: CallRow) =>
    void valueOf(griddesk.mobilise.record({ commandId: newId(), broadcastId, memberId, result: 'released' })).catch(onError);
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2 }} data-testid="mobilise-calls-total" data-count={total}>
        {t('everybody', { count: total, formatted: number(total) })}
      </Typography>
      <Pager skip={skip} shown={rows.length} total={total} size={PAGE} onSkip={setSkip} />
      <Table size="small" aria-label={t('calls')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('name')}</TableCell>
            <TableCell>{t('phone')}</TableCell>
            <TableCell>{t('village')}</TableCell>
            <TableCell>{t('role')}</TableCell>
            <TableCell>{t('state')}</TableCell>
            <TableCell>{t('phonedBy')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.memberId} data-testid="mobilise-call" data-member={row.memberId} data-state={row.state}>
              <TableCell component="th" scope="row">
                {row.name}
              </TableCell>
              <TableCell>{row.phone}</TableCell>
              <TableCell>{row.village}</TableCell>
              <TableCell>{row.role && term('memberRoles', row.role)}</TableCell>
              <TableCell>{words(row)}</TableCell>
              <TableCell>
                {row.mine ? t('byMe') : row.claimedBy}
                {row.claimedBy !== undefined && !row.mine && mayRelease && (
                  <Button size="small" onClick={() => release(row)}>
                    {t('release')}
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
};

/** Who has to be phoned, and those of them that are this operator's. */
export const Calls = ({ broadcastId, mayRelease }: Props) => {
  const t = useMobiliseStrings();
  const ask = useCallback(() => griddesk.mobilise.mine({ broadcastId }), [broadcastId]);
  const { value, error: unread, again } = useTold(ask);
  const [error, setError] = useState<unknown>();
  const take = () => {
    setError(undefined);
    void valueOf(griddesk.mobilise.claim({ commandId: newId(), broadcastId, people: BATCH })).catch(setError);
  };
  const record = (memberId: string, result: Result) => {
    setError(undefined);
    void valueOf(griddesk.mobilise.record({ commandId: newId(), broadcastId, memberId, result })).catch(setError);
  };
  if (unread !== undefined) return <ErrorNote error={unread} onRetry={again} />;
  const { rows, asking } = value ?? { rows: [], asking: 0 };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Typography variant="h3">{t('mine')}</Typography>
        <Button variant="contained" onClick={take} disabled={asking > 0} data-testid="mobilise-claim">
          {t('take', { count: BATCH })}
        </Button>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('callsHint')}
        </Typography>
      </Box>
      <Box role="status">{asking > 0 && <Typography variant="body2">{t('asking', { count: asking })}</Typography>}</Box>
      {error !== undefined && <ErrorNote error={error} />}
      {rows.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', my: 1 }}>
          {t('mineNone')}
        </Typography>
      ) : (
        <Table size="small" aria-label={t('mine')} data-testid="mobilise-mine">
          <TableHead>
            <TableRow>
              <TableCell>{t('name')}</TableCell>
              <TableCell>{t('phone')}</TableCell>
              <TableCell>{t('village')}</TableCell>
              <TableCell>{t('state')}</TableCell>
              <TableCell>{t('result')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Mine key={row.memberId} row={row} onRecord={(result) => record(row.memberId, result)} onError={setError} />
            ))}
          </TableBody>
        </Table>
      )}
      <Everybody broadcastId={broadcastId} mayRelease={mayRelease} onError={setError} />
    </>
  );
};
