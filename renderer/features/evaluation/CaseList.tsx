import { useEffect, useState } from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import type { CaseRow, Input } from '../../../preload/contract';
import { ErrorNote, StateChip } from '../../components';
import { griddesk, useFormat, valueOf } from '../../kit';
import type { Opening } from './opening';
import { useEvaluationStrings } from './strings';

const PAGE = 50;
const AGAIN_MS = 400;

interface Props {
  readonly opening: Opening;
  readonly asked: Omit<Input<'evaluation.cases'>, 'behind' | 'skip' | 'limit'>;
  readonly onCase: (caseId: string) => void;
  readonly onClose: () => void;
}

type Asked = Omit<Input<'evaluation.cases'>, 'skip' | 'limit'>;

/** A page of the list, waited for while main counts. */
const pageOf = async (input: Asked, skip: number): Promise<{ readonly total: number; readonly rows: readonly CaseRow[] }> => {
  for (;;) {
    const answer = await valueOf(griddesk.evaluation.cases({ ...input, skip, limit: PAGE }));
    if (answer.state === 'counted') return answer;
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
};

/** The very cases behind a number. */
export const CaseList = ({ opening, asked, onCase, onClose }: Props) => {
  const t = useEvaluationStrings();
  const format = useFormat();
  const [found, setFound] = useState<{ readonly total: number; readonly rows: readonly CaseRow[] }>();
  const [error, setError] = useState<unknown>();
  const input: Asked = { ...asked, ...opening.only, behind: opening.behind };
  const said = JSON.stringify(input);
  useEffect(() => {
    let current = true;
    setFound(undefined);
    setError(undefined);
    pageOf(JSON.parse(said) as Asked, 0).then(
      (page) => current && setFound(page),
      (thrown: unknown) => current && setError(thrown),
    );
    return () => {
      current = false;
    };
  }, [said]);
  const more = () => {
    const before = found?.rows ?? [];
    pageOf(input, before.length).then(({ total, rows }) => setFound({ total, rows: [...before, ...rows] }), setError);
  };
  const title = found ? t('casesTitle', { about: opening.about, count: found.total }) : opening.about;
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="lg"
      fullWidth
      data-testid="evaluation-cases"
      slotProps={{ paper: { 'aria-label': opening.about } }}
    >
      <DialogTitle component="h2">{title}</DialogTitle>
      <DialogContent>
        {error !== undefined && <ErrorNote error={error} />}
        {error === undefined && !found && <Typography sx={{ color: 'text.secondary' }}>{t('loading')}</Typography>}
        {found?.rows.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('casesNone')}</Typography>}
        {found && found.rows.length > 0 && (
          <Table size="small">
            <TableHead>
              <TableRow>
                {(['caseNumber', 'caseTitle', 'caseState', 'caseVillage', 'caseReported', 'caseClosed'] as const).map((column) => (
                  <TableCell key={column}>{t(column)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {found.rows.map((row, at) => (
                <TableRow key={row.id} data-case-id={row.id}>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.number}</TableCell>
                  <TableCell>
                    <Link
                      component="button"
                      type="button"
                      autoFocus={at === 0}
                      underline="hover"
                      onClick={() => onCase(row.id)}
                      data-testid="evaluation-case"
                      sx={{ font: 'inherit', textAlign: 'left', overflowWrap: 'anywhere' }}
                    >
                      {row.title}
                    </Link>
                  </TableCell>
                  <TableCell>
                    <StateChip state={row.state} />
                  </TableCell>
                  <TableCell>{row.villageName}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(row.reportedAt)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.closedAt === undefined ? '—' : format.dateTime(row.closedAt)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </DialogContent>
      <DialogActions>
        {found && found.rows.length < found.total && (
          <Button onClick={more} data-testid="evaluation-more">
            {t('more')}
          </Button>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
