import { useState } from 'react';
import { Box, Button, FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import type { Protection } from '../../preload/contract';
import { defineStrings, formatFor, lastTimeOf, useFormat, useLang, pick, useNow, useTerm } from '../kit';
import { ErrorNote } from './ErrorNote';

const useStrings = defineStrings(
  'duty-to-report',
  {
    call: '报告电话',
    emergency: '孩子正处于危险之中',
    copy: '复制号码',
    copied: '已复制',
    reported: '{{time}} 由{{by}}向{{body}}报告',
    notYet: '尚未登记报告。疑似即须报告，不必先查证。',
    again: '登记又一次报告',
    whatToDo: '法律要求与处置步骤',
    to: '已向谁报告',
    at: '报告时间',
    atHint: '几点几分打的电话',
    atWrong: '请填几点几分，如 14:05。',
    words: '报告内容（可不填）',
    record: '登记已报告',
    cancel: '取消',
  },
  {
    call: 'Whom to call',
    emergency: 'The child is in danger now',
    copy: 'Copy number',
    copied: 'Copied',
    reported: '{{time}}: reported to {{body}} by {{by}}',
    notYet: 'No report on record yet. A suspicion is enough; nothing has to be proved first.',
    again: 'Record another report',
    whatToDo: 'What the law asks, and what to do',
    to: 'Reported to',
    at: 'Reported at',
    atHint: 'when the call was made',
    atWrong: 'Give hours and minutes, 14:05 say.',
    words: 'What was said (may stay empty)',
    record: 'Record the report',
    cancel: 'Cancel',
  },
);

export interface DutyDone {
  readonly to: string;
  /** Instant. */
  readonly at: number;
  readonly words: string;
}

interface Props {
  readonly protection: Protection;
  /** Writes it down; rejects with the refusal. Absent: this seat may not now. */
  readonly onReport?: ((done: DutyDone) => Promise<unknown>) | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** One number to call; this console makes no calls and opens nothing outside itself, so it can be copied. */
const NumberLine = ({ name, phone }: { readonly name: string; readonly phone: string }) => {
  const t = useStrings();
  const [copied, setCopied] = useState(false);
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <span>{name}</span>
      <Box
        component="span"
        data-testid="duty-phone"
        sx={{ fontWeight: 600, fontSize: '1.143rem', fontVariantNumeric: 'tabular-nums', userSelect: 'text' }}
      >
        {phone}
      </Box>
      <Button
        size="small"
        aria-label={`${t('copy')} ${name}`}
        onClick={() => void navigator.clipboard.writeText(phone).then(() => setCopied(true))}
      >
        {t(copied ? 'copied' : 'copy')}
      </Button>
    </Box>
  );
};

const RecordForm = ({ protection, onReport, onCancel }: Props & { readonly onReport: NonNullable<Props['onReport']> }) => {
  const t = useStrings();
  const term = useTerm();
  const [to, setTo] = useState(protection.bodies[0]?.kind ?? '');
  const [time, setTime] = useState(() => formatFor('en').time(Date.now()));
  const [words, setWords] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const at = lastTimeOf(time);
  const submit = async () => {
    if (at === undefined || busy) return;
    setBusy(true);
    setError(undefined);
    await onReport({ to, at, words: words.trim() }).catch(setError);
    setBusy(false);
  };
  return (
    <Box
      component="form"
      noValidate
      aria-label={t('record')}
      data-testid="duty-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      sx={{ display: 'grid', gap: 1, mt: 1 }}
    >
      <RadioGroup row aria-label={t('to')} value={to} onChange={(event) => setTo(event.target.value)}>
        {protection.bodies.map(({ kind }) => (
          <FormControlLabel
            key={kind}
            value={kind}
            label={term('departmentKinds', kind)}
            control={<Radio size="small" sx={{ py: 0.25 }} slotProps={{ input: { 'data-testid': `duty-to-${kind}` } as object }} />}
          />
        ))}
      </RadioGroup>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <TextField
          label={t('at')}
          value={time}
          error={at === undefined}
          helperText={t(at === undefined ? 'atWrong' : 'atHint')}
          onChange={(event) => setTime(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 5, inputMode: 'numeric', autoComplete: 'off' } }}
          sx={{ width: 190 }}
        />
        <TextField
          label={t('words')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 1000, 'data-testid': 'duty-words' } }}
          sx={{ flex: '1 1 240px' }}
        />
      </Box>
      {error !== undefined && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={busy || to === ''} data-testid="duty-confirm">
          {t('record')}
        </Button>
        {onCancel && (
          <Button type="button" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </Box>
    </Box>
  );
};

/** Suspected harm to a child: the duty in the law's words, what to do, whom to call, and what was reported, to be recorded here. 强制报告 */
export const DutyToReport = ({ protection, onReport, onCancel }: Props) => {
  const t = useStrings();
  const term = useTerm();
  const lang = useLang();
  const format = useFormat();
  const now = useNow(60_000);
  const [again, setAgain] = useState(false);
  const [told, setTold] = useState(false);
  const { duty, steps, source, emergency, bodies, reports } = protection;
  const reported = reports.length > 0 && (
    <Box component="ul" data-testid="duty-reports" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {reports.map(({ at, to, by, words: said }) => (
        <li key={`${at} ${to}`}>
          {t('reported', { time: format.when(at, now), by, body: term('departmentKinds', to) })}
          {said !== undefined && `：${said}`}
        </li>
      ))}
    </Box>
  );
  return (
    <Box data-testid="duty-to-report" sx={{ display: 'grid', gap: 0.75 }}>
      {reported}
      {reported && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button
            size="small"
            variant="outlined"
            color="secondary"
            aria-expanded={told}
            data-testid="duty-told"
            onClick={() => setTold(!told)}
          >
            {t('whatToDo')}
          </Button>
          {onReport && !again && (
            <Button size="small" variant="outlined" color="secondary" data-testid="duty-again" onClick={() => setAgain(true)}>
              {t('again')}
            </Button>
          )}
        </Box>
      )}
      {(told || !reported) && (
        <>
          <Typography>{pick(lang, duty)}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {pick(lang, source)}
          </Typography>
          <Box component="ol" sx={{ m: 0, pl: 3 }}>
            {steps.map((step) => (
              <li key={step.zh}>{pick(lang, step)}</li>
            ))}
          </Box>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {t('call')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            <NumberLine name={t('emergency')} phone={emergency} />
            {bodies.map(({ kind, name, phone }) => (
              <NumberLine key={kind} name={name} phone={phone} />
            ))}
          </Box>
        </>
      )}
      {!reported && <Typography sx={{ color: 'warning.main', fontWeight: 600 }}>{t('notYet')}</Typography>}
      {onReport && (again || !reported) && (
        <RecordForm
          protection={protection}
          onReport={async (done) => {
            await onReport(done);
            setAgain(false);
          }}
          onCancel={again ? () => setAgain(false) : onCancel}
        />
      )}
    </Box>
  );
};
