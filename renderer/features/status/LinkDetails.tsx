import { useState } from 'react';
import { Box, Button, Popover, Typography } from '@mui/material';
import type { ConnectionState, Link } from '../../../preload/contract';
import { griddesk, useFormat, useNow, valueOf } from '../../kit';
import { useStatusStrings } from './strings';

type Strings = ReturnType<typeof useStatusStrings>;

/** What a state of the line means and what to do about it. */
const meaning = (t: Strings, link: Link): string => {
  if (link.kind === 'offline') return t(`means.${link.reason}`);
  return link.kind === 'refused' ? t(`means.${link.why}`) : t(`means.${link.kind}`);
};

/** The machine's own words, for whoever mends it. */
const technical = (link: Link): string | undefined => (link.kind === 'offline' || link.kind === 'refused' ? link.detail : undefined);

const Waiting = ({ link }: { readonly link: Extract<Link, { kind: 'offline' | 'refused' }> }) => {
  const t = useStatusStrings();
  const { duration } = useFormat();
  const now = useNow(500);
  const [asked, setAsked] = useState(false);
  const { nextAttemptAt } = link;
  const attempt = link.kind === 'offline' ? link.attempt : undefined;
  const time = nextAttemptAt === undefined ? undefined : duration(Math.max(0, nextAttemptAt - now));
  const retry = async () => {
    setAsked(true);
    await valueOf(griddesk.upstream.retry()).catch(() => {});
    setAsked(false);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {time !== undefined && (attempt === undefined ? t('nextTryPlain', { time }) : t('nextTry', { time, attempt: attempt + 1 }))}
      </Typography>
      <Button variant="outlined" onClick={() => void retry()} disabled={asked} data-testid="retry-line">
        {t('tryNow')}
      </Button>
    </Box>
  );
};

const Progress = ({ link }: { readonly link: Extract<Link, { kind: 'catching-up' }> }) => {
  const t = useStatusStrings();
  const { number } = useFormat();
  const { behind, total = behind, perSecond = 0 } = link;
  return (
    <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {t('progress', { total: number(total), behind: number(behind), rate: number(perSecond) })}
    </Typography>
  );
};

interface Props {
  readonly connection: ConnectionState;
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
}

/** What the line is doing, what that means, what to do, and the words for the administrator. */
export const LinkDetails = ({ connection, anchor, onClose }: Props) => {
  const t = useStatusStrings();
  const { link } = connection;
  const words = technical(link);
  const lines = link.kind === 'online' ? (link.warnings ?? []) : words === undefined ? [] : [words];
  const working = link.kind === 'offline' || link.kind === 'refused' || link.kind === 'connecting';
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': t('open'), 'data-testid': 'link-details', sx: { width: 420, p: 2 } } as object }}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
        <Typography component="h2" variant="h3">
          {t(link.kind)}
        </Typography>
        <Typography variant="body2">{meaning(t, link)}</Typography>
        {working && <Typography variant="body2">{t('safe')}</Typography>}
        {link.kind === 'catching-up' && <Progress link={link} />}
        {link.kind === 'online' && link.withheld && (
          <Typography variant="body2" data-testid="link-withheld">
            {t(link.withheld.includes('people') ? 'withheld.people' : 'withheld.care')}
          </Typography>
        )}
        {link.kind === 'online' && lines.length > 0 && <Typography variant="body2">{t('warnings')}</Typography>}
        {lines.map((line) => (
          <Typography
            key={line}
            variant="body2"
            sx={{ color: 'text.secondary', overflowWrap: 'anywhere', userSelect: 'text', borderLeft: 2, borderColor: 'divider', pl: 1 }}
          >
            {line}
          </Typography>
        ))}
        {(link.kind === 'offline' || link.kind === 'refused') && <Waiting link={link} />}
      </Box>
    </Popover>
  );
};
