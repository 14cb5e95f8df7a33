import { Box, Button, Typography } from '@mui/material';
import type { FileImport } from '../../preload/contract';
import { useFormat, useNow } from '../kit';

type Words = 'history' | 'progress' | 'by' | 'isBack' | 'left' | 'problem-refused' | 'problem-unreachable' | 'goOn' | 'takeBack';

interface Props {
  readonly imports: readonly FileImport[];
  readonly busy: boolean;
  /** Words of whoever imports: what an entry is called. */
  readonly t: (key: Words, values?: Record<string, unknown>) => string;
  /** How its hooks begin. */
  readonly testId: string;
  readonly onGoOn: (importId: string) => void;
  readonly onTakeBack: (importId: string) => void;
}

/** Files that were taken into the platform's directory, with the way back. */
export const FileImports = ({ imports, busy, t, testId, onGoOn, onTakeBack }: Props) => {
  const { number, when } = useFormat();
  const now = useNow(60_000);
  if (imports.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="imports">
      <Typography id="imports" component="h3" variant="h3" sx={{ pt: 1 }}>
        {t('history')}
      </Typography>
      <Box component="ul" tabIndex={0} aria-labelledby="imports" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 180, overflow: 'auto' }}>
        {imports.map(({ importId, fileName, at, by, entries, done, back, problem }) => (
          <Box
            component="li"
            key={importId}
            data-testid={`${testId}-import`}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5, borderBottom: 1, borderColor: 'divider' }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              {fileName} · {t('progress', { done: number(done), entries: number(entries) })}
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t('by', { time: when(at, now), by })}
                {back && ` · ${t('isBack', { entries: number(back.entries), time: when(back.at, now) })}`}
                {back && back.left.length > 0 && ` · ${t('left', { count: back.left.length })}`}
              </Typography>
              {problem && (
                <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
                  {t(`problem-${problem}`)}
                </Typography>
              )}
            </Box>
            {!back && done < entries && (
              <Button variant="outlined" disabled={busy} onClick={() => onGoOn(importId)}>
                {t('goOn')}
              </Button>
            )}
            {!back && (
              <Button variant="outlined" disabled={busy} onClick={() => onTakeBack(importId)} data-testid={`${testId}-take-back`}>
                {t('takeBack')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
