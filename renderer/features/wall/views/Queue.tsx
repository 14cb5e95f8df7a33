import { memo } from 'react';
import { Box } from '@mui/material';
import type { Category, WallState } from '../../../../preload/contract';
import { useFormat, useTerm } from '../../../kit';
import { units } from '../size';
import { useWallStrings } from '../strings';
import { Board } from './Board';

interface Props {
  readonly state: WallState;
  readonly categories: ReadonlyMap<string, Category>;
  readonly page: number;
  readonly now: number;
}

/** How many cases stand where, and the top of the queue. */
export const Queue = memo(({ state, categories, page, now }: Props) => {
  const t = useWallStrings();
  const term = useTerm();
  const { number } = useFormat();
  const most = Math.max(1, ...state.states.map(({ open }) => open));
  return (
    <Box sx={{ height: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 9fr)', columnGap: units(4) }}>
      <Box component="dl" aria-label={t('byState')} sx={{ m: 0, display: 'grid', gridTemplateRows: 'repeat(6, minmax(0, 1fr))' }}>
        {state.states.map(({ state: name, open, near, overdue }) => (
          <Box
            key={name}
            data-testid={`wall-state-${name}`}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 7.6em) minmax(0, 1fr) 2.4em',
              columnGap: units(1.5),
              alignItems: 'center',
              fontSize: units(3.4),
            }}
          >
            <Box component="dt" sx={{ lineHeight: 1.2 }}>
              {term('caseStates', name)}
            </Box>
            <Box component="dd" aria-hidden sx={{ m: 0, height: units(4), display: 'flex' }}>
              {(
                [
                  ['red', overdue],
                  ['yellow', near],
                  [name === 'suspended' ? 'paused' : 'green', open - near - overdue],
                ] as const
              ).map(([light, value]) => (
                // The length in the element's own style: a class for every length would add up over days.
                <Box key={light} style={{ width: `${(value / most) * 100}%` }} sx={{ bgcolor: `light.${light}` }} />
              ))}
            </Box>
            <Box component="dd" sx={{ m: 0, fontSize: units(5), fontWeight: 600, textAlign: 'right' }}>
              {number(open)}
            </Box>
          </Box>
        ))}
      </Box>
      <Board lines={state.board} categories={categories} page={page} now={now} />
    </Box>
  );
});
Queue.displayName = 'Queue';
