import { useState, type FormEvent } from 'react';
import { Button, Stack, TextField, Typography } from '@mui/material';
import { griddesk } from '../../kit';
import { strengthOf } from './strength';
import { useBootStrings } from './strings';

interface Props {
  /** Choosing one for the first time, entering it to open the data, or to lift the curtain. */
  readonly ask: 'choose-passphrase' | 'need-passphrase' | 'locked';
  readonly wrong: boolean;
  readonly busy: boolean;
  /** The passphrase is forgotten, and there is a key on paper. */
  readonly onRecover?: () => void;
}

const WORDS = {
  'choose-passphrase': { title: 'choose', why: 'chooseWhy' },
  'need-passphrase': { title: 'need', why: 'needWhy' },
  locked: { title: 'locked', why: 'lockedWhy' },
} as const;

/** The passphrase of the data on this computer. What was typed stays until it is right. */
export const PassphraseForm = ({ ask, wrong, busy, onRecover }: Props) => {
  const fresh = ask === 'choose-passphrase';
  const words = WORDS[ask];
  const t = useBootStrings();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [unanswered, setUnanswered] = useState(false);
  const strength = strengthOf(passphrase);
  const short = strength === 'short';
  const differs = fresh && again !== passphrase;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short || differs || busy) return;
    const answer = await griddesk.boot.unlock({ passphrase });
    setUnanswered(!answer.ok);
  };

  const hint = () => {
    if (unanswered) return t('noAnswer');
    if (wrong) return t('wrong');
    if (passphrase === '' && !tried) return t('tooShort');
    if (short) return t('tooShort');
    return fresh ? t(strength) : ' ';
  };
  return (
    <Stack component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ gap: 2 }}>
      <div>
        <Typography variant="h1">{t(words.title)}</Typography>
        <Typography sx={{ mt: 1 }}>{t(words.why)}</Typography>
        {fresh && <Typography sx={{ mt: 1, color: 'text.secondary' }}>{t('chooseSafe')}</Typography>}
      </div>
      <TextField
        autoFocus
        type={shown ? 'text' : 'password'}
        label={t('passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
        error={(tried && short) || wrong || unanswered}
        helperText={hint()}
        slotProps={{
          htmlInput: { 'data-testid': 'passphrase', autoComplete: 'off', maxLength: 1024 },
          formHelperText: { 'aria-live': 'polite' },
        }}
      />
      {fresh && (
        <TextField
          type={shown ? 'text' : 'password'}
          label={t('confirm')}
          value={again}
          onChange={(event) => setAgain(event.target.value)}
          error={tried && differs}
          helperText={tried && differs ? t('different') : ' '}
          slotProps={{ htmlInput: { 'data-testid': 'passphrase-again', autoComplete: 'off', maxLength: 1024 } }}
        />
      )}
      <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
        <div>
          <Button onClick={() => setShown(!shown)}>{t(shown ? 'hide' : 'show')}</Button>
          {onRecover && (
            <Button onClick={onRecover} data-testid="use-recovery">
              {t('forgotten')}
            </Button>
          )}
        </div>
        <Button type="submit" variant="contained" loading={busy} data-testid="passphrase-submit">
          {t(fresh ? 'create' : 'unlock')}
        </Button>
      </Stack>
    </Stack>
  );
};
