import { useEffect, useState } from 'react';
import { Button, MenuItem, TextField, Typography } from '@mui/material';
import { BASE_CHOICES, BASE_MEGABYTES, type BaseChoice, type BaseMapState, type Result } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import {
  chooseBaseMap,
  griddesk,
  isBaseReady,
  readBaseMap,
  takeBaseMap,
  troubleOf,
  useBaseMap,
  useBaseMapWords,
  useFormat,
  valueOf,
} from '../../kit';
import { KeyForm } from './KeyForm';
import { Section } from './Section';
import { useBaseMapStrings } from './base-map-strings';

/** What the map stands on. The file, the key and how much is kept are the shift lead's; which is shown is everybody's. */
export const BaseMapForm = ({ lead }: { readonly lead: boolean }) => {
  const t = useBaseMapStrings();
  const words = useBaseMapWords();
  const format = useFormat();
  const state = useBaseMap();
  const [error, setError] = useState<unknown>();
  const [bad, setBad] = useState<string>();
  // How many tiles are kept changes without being told.
  useEffect(() => void readBaseMap().catch(setError), []);
  if (!state) return <Section title={words('title')}>{error !== undefined && <ErrorNote error={error} />}</Section>;

  const run = (work: Promise<unknown>): void => {
    setError(undefined);
    setBad(undefined);
    work.catch(setError);
  };
  const ask = (answer: Promise<Result<BaseMapState>>): void => run(valueOf(answer).then(takeBaseMap));
  const pick = async (): Promise<void> => {
    const { state: next, bad: refused } = await valueOf(griddesk.baseMap.pickFile());
    takeBaseMap(next);
    setBad(refused ? words(`fault.${refused.fault}`, { name: refused.name }) : undefined);
  };
  const { file, kept } = state;
  const trouble = troubleOf(state, words);
  return (
    <Section title={words('title')} hint={t('hint')}>
      <TextField
        select
        label={words('choose')}
        value={state.choice}
        onChange={({ target }) => run(chooseBaseMap(target.value as BaseChoice))}
        slotProps={{ htmlInput: { 'data-testid': 'base-map-choice' } }}
      >
        {BASE_CHOICES.map((choice) => (
          <MenuItem key={choice} value={choice} disabled={!isBaseReady(state, choice)}>
            {words(choice)}
          </MenuItem>
        ))}
      </TextField>
      {trouble !== undefined && (
        <Typography role="status" variant="body2" data-testid="base-map-status">
          {trouble}
        </Typography>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      {bad !== undefined && (
        <Typography role="alert" variant="body2" sx={{ color: 'error.main' }} data-testid="base-map-bad">
          {bad}
        </Typography>
      )}
      {!lead && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('leadOnly')}
        </Typography>
      )}
      {file.kind !== 'none' && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }} data-testid="base-map-file">
          {file.kind === 'ready'
            ? t('fileNow', {
                name: file.name,
                kind: t(`drawn.${file.drawnAs}`),
                from: format.number(file.minZoom),
                to: format.number(file.maxZoom),
              })
            : t('fileGone', { name: file.name })}
        </Typography>
      )}
      {lead && (
        <>
          <Button variant="outlined" sx={{ alignSelf: 'start' }} onClick={() => run(pick())} data-testid="base-map-pick">
            {t(file.kind === 'none' ? 'pick' : 'pickOther')}
          </Button>
          <KeyForm hasKey={state.hasKey} />
          <TextField
            select
            label={t('keepUpTo')}
            value={kept.megabytes}
            onChange={({ target }) =>
              ask(griddesk.baseMap.keepUpTo({ megabytes: Number(target.value) as (typeof BASE_MEGABYTES)[number] }))
            }
            helperText={t('keepHint')}
            slotProps={{ htmlInput: { 'data-testid': 'base-map-keep' } }}
          >
            {BASE_MEGABYTES.map((megabytes) => (
              <MenuItem key={megabytes} value={megabytes}>
                {t('megabytes', { size: format.number(megabytes) })}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
      {(state.hasKey || kept.tiles > 0) && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }} data-testid="base-map-kept">
          {t('kept', { count: kept.tiles, tiles: format.number(kept.tiles), size: format.number(Math.ceil(kept.bytes / 1_000_000)) })}
        </Typography>
      )}
      {lead && kept.tiles > 0 && (
        <Button variant="outlined" sx={{ alignSelf: 'start' }} onClick={() => ask(griddesk.baseMap.forget())} data-testid="base-map-forget">
          {t('forget')}
        </Button>
      )}
    </Section>
  );
};
