import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { BootState } from '../../../preload/contract';
import { griddesk } from '../../kit';
import { useBootStrings } from './strings';

type TroubleState = Exclude<BootState, { kind: 'opening' | 'choose-passphrase' | 'need-passphrase' | 'locked' | 'ready' }>;
type Act = 'retry' | 'set-aside' | 'quit';

/** Words and ways out for each trouble; the first way is the one advised. */
const matters = {
  damaged: { words: 'damaged', acts: ['set-aside', 'retry', 'quit'] },
  'newer-schema': { words: 'newer', acts: ['quit'] },
  'disk-full': { words: 'full', acts: ['retry', 'quit'] },
  'read-only': { words: 'readOnly', acts: ['retry', 'quit'] },
  'key-lost': { words: 'lost', acts: ['retry', 'set-aside', 'quit'] },
  failed: { words: 'failed', acts: ['retry', 'quit'] },
} as const satisfies Record<TroubleState['kind'], { words: string; acts: readonly Act[] }>;

const actWords = { retry: 'retry', 'set-aside': 'setAside', quit: 'quit' } as const;

interface Props {
  readonly state: TroubleState;
  /** There may be a key on paper. */
  readonly onRecover?: () => void;
}

/** What stands in the way of opening the data: what happened, what is safe, what to do. */
export const Trouble = ({ state, onRecover }: Props) => {
  const t = useBootStrings();
  const [busy, setBusy] = useState<Act>();
  const { words, acts } = matters[state.kind];
  const act = async (action: Act) => {
    setBusy(action);
    await griddesk.boot.act({ action });
    setBusy(undefined);
  };
  const values = state.kind === 'newer-schema' ? { found: state.found, known: state.known } : {};
  const facts = [
    ...('path' in state ? [[t('where'), state.path]] : []),
    ...('detail' in state && state.detail !== '' ? [[t('detail'), state.detail]] : []),
  ];
  return (
    <Stack role="alert" sx={{ gap: 1.5 }} data-testid="boot-trouble" data-state={state.kind}>
      <Typography variant="h1">{t(words)}</Typography>
      {(['what', 'safe', 'next'] as const).map((part) => (
        <div key={part}>
          <Typography component="h2" variant="body2" sx={{ color: 'text.secondary' }}>
            {t(part)}
          </Typography>
          <Typography>{t(`${words}.${part}`, values)}</Typography>
        </div>
      ))}
      {state.kind === 'damaged' && <Typography data-testid="boot-unsent">{t('unsent', { count: state.unsent })}</Typography>}
      {facts.map(([name, value]) => (
        <Box
          key={name}
          sx={{
            bgcolor: 'surface.sunken',
            border: 1,
            borderColor: 'divider',
            borderRadius: 0.5,
            p: 1,
            fontSize: '0.929rem',
            overflowWrap: 'anywhere',
            userSelect: 'text',
          }}
        >
          {name}: {value}
        </Box>
      ))}
      <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: 'wrap' }}>
        {acts.map((action, index) => (
          <Button
            key={action}
            variant={index === 0 ? 'contained' : 'outlined'}
            loading={busy === action}
            onClick={() => void act(action)}
            data-testid={`boot-${action}`}
          >
            {t(actWords[action])}
          </Button>
        ))}
        {onRecover && (
          <Button onClick={onRecover} data-testid="use-recovery">
            {t('useRecovery')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
};
