import { useRef, useState } from 'react';
import { Box, ButtonBase, Tooltip } from '@mui/material';
import type { Link } from '../../../preload/contract';
import { LightMark } from '../../components';
import { useFormat } from '../../kit';
import { useConnection } from '../../replica';
import { LinkDetails } from './LinkDetails';
import { useStatusStrings } from './strings';

/**
 * Connected is on time, catching up is near, offline is stopped: it is no fault of the operator's and nothing is lost.
 * Refused is red: somebody has to do something.
 */
const marks = {
  online: 'green',
  embedded: 'green',
  'catching-up': 'yellow',
  connecting: 'paused',
  offline: 'paused',
  refused: 'red',
} as const satisfies Record<Link['kind'], string>;

/** How long what is left takes at the rate so far; undefined: too early to say. */
const timeLeft = (link: Link): number | undefined =>
  link.kind === 'catching-up' && (link.perSecond ?? 0) > 0 ? (link.behind / link.perSecond!) * 1000 : undefined;

/** The line in the status bar; pressed, it says what that means and what to do. */
export const LinkButton = () => {
  const t = useStatusStrings();
  const { time, duration } = useFormat();
  const connection = useConnection((whole) => whole);
  const { state, link, pending, since } = connection;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const left = timeLeft(link);
  return (
    <>
      <Tooltip title={`${t('open')} · ${t('since', { time: time(since) })}`}>
        <ButtonBase
          ref={button}
          onClick={() => setOpen(true)}
          aria-haspopup="dialog"
          data-testid="sync-status"
          data-state={state}
          data-link={link.kind}
          data-pending={pending}
          sx={{ fontSize: 'inherit', height: 22, px: 0.5, borderRadius: 0.5, display: 'flex', alignItems: 'center', gap: 2 }}
        >
          <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.primary' }}>
            <Box component="span" aria-hidden sx={{ display: 'flex' }}>
              <LightMark light={marks[link.kind]} />
            </Box>
            {t(link.kind)}
            {link.kind === 'catching-up' && link.behind > 0 && ` · ${t('behind', { count: link.behind })}`}
            {left !== undefined && ` · ${t('left', { time: duration(left) })}`}
          </Box>
          <span>{t('pending', { count: pending })}</span>
        </ButtonBase>
      </Tooltip>
      {open && <LinkDetails connection={connection} anchor={button.current} onClose={() => setOpen(false)} />}
    </>
  );
};
