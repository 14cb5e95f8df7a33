import { memo, useMemo } from 'react';
import { Box } from '@mui/material';
import type { Area, WallState } from '../../../../preload/contract';
import { useFormat } from '../../../kit';
import { Mark } from '../Mark';
import { roomFor, shapesOf, shortName } from '../project';
import { TEXT, units } from '../size';
import { useWallStrings } from '../strings';

type Place = WallState['places'][number];

const WIDTH = 104;
const HEIGHT = 66;
const NAME = TEXT;
const LISTED = 7;

const lightOfPlace = ({ open, near, overdue }: Place) =>
  overdue > 0 ? ('red' as const) : near > 0 ? ('yellow' as const) : open > 0 ? ('green' as const) : ('none' as const);
/** Worst first. */
const byPressure = (a: Place, b: Place) => b.overdue - a.overdue || b.near - a.near || b.open - a.open || (a.area < b.area ? -1 : 1);

/** Of a district its villages are coloured and its townships named; of a township, or of a village, the villages. */
const namedLevel = (area: string) => (area.length === 6 ? 'township' : 'village');

const summed = (places: readonly Place[], length: number): readonly Place[] => {
  const sums = new Map<string, Place>();
  for (const { area, open, near, overdue } of places) {
    const code = area.slice(0, length);
    const sum = sums.get(code) ?? { area: code, open: 0, near: 0, overdue: 0 };
    sums.set(code, { area: code, open: sum.open + open, near: sum.near + near, overdue: sum.overdue + overdue });
  }
  return [...sums.values()];
};

const useShapes = (areas: readonly Area[], home: string) =>
  useMemo(() => {
    const inside = areas.filter(({ code, level }) => code.startsWith(home) && (level === 'village' || level === 'township'));
    const frame = { width: WIDTH, height: HEIGHT, margin: 2 };
    const all = shapesOf(inside, frame);
    const level = new Map(inside.map((area) => [area.code, area.level]));
    return {
      villages: all.filter(({ code }) => level.get(code) === 'village'),
      named: all.filter(({ code }) => level.get(code) === namedLevel(home)),
    };
  }, [areas, home]);

/** How much is open in each village, and where it presses: by colour, by shape and by number. Nothing smaller than a village is on it. */
export const MapOfPlaces = memo(({ places, area, areas }: Pick<WallState, 'places' | 'area'> & { readonly areas: readonly Area[] }) => {
  const t = useWallStrings();
  const { number } = useFormat();
  /** What is open, and of that what is worst. */
  const numbers = ({ open, near, overdue }: Place): string =>
    `${number(open)}${overdue > 0 ? ` ■${number(overdue)}` : near > 0 ? ` ▲${number(near)}` : ''}`;
  const { villages, named } = useShapes(areas, area);
  const byCode = useMemo(() => new Map(places.map((place) => [place.area, place])), [places]);
  const level = area.length === 6 ? 9 : 12;
  const sums = useMemo(() => summed(places, level), [places, level]);
  const sumOf = useMemo(() => new Map(sums.map((place) => [place.area, place])), [sums]);
  const worst = sums.toSorted(byPressure).slice(0, LISTED);
  const names = useMemo(() => new Map(areas.map(({ code, name }) => [code, shortName(name)])), [areas]);
  const labels = named
    .map((shape) => ({ shape, place: sumOf.get(shape.code) ?? { area: shape.code, open: 0, near: 0, overdue: 0 } }))
    .toSorted((a, b) => byPressure(a.place, b.place));
  const room = roomFor(
    labels.map(({ shape }) => ({ code: shape.code, at: shape.at, length: Math.max(2.6, shape.name.length) })),
    NAME,
  );
  return (
    <Box sx={{ height: '100%', display: 'grid', gridTemplateColumns: `${units(WIDTH)} minmax(0, 1fr)`, columnGap: units(3) }}>
      <Box
        component="svg"
        data-testid="wall-map"
        role="img"
        aria-label={t('view-map')}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        sx={{ width: units(WIDTH), height: units(HEIGHT), alignSelf: 'center' }}
      >
        {villages.map(({ code, path }) => {
          const place = byCode.get(code);
          return (
            <Box
              key={code}
              component="path"
              d={path}
              data-area={code}
              data-light={place ? lightOfPlace(place) : 'none'}
              sx={({ vars }) => ({
                stroke: vars!.palette.text.disabled,
                strokeWidth: 0.15,
                fill: place
                  ? `color-mix(in srgb, ${vars!.palette.light[lightOfPlace(place)]} 30%, ${vars!.palette.background.paper})`
                  : vars!.palette.surface.bar,
              })}
            />
          );
        })}
        {labels.map(({ shape: { code, name, at }, place }) => {
          const shown = room.get(code);
          if (!shown) return null;
          const lines = [...(shown === 'all' ? [name] : []), ...(place.open > 0 ? [numbers(place)] : [])];
          return (
            <Box key={code} component="g" sx={({ vars }) => ({ fill: vars!.palette.text.primary, textAnchor: 'middle' })}>
              {lines.map((line, row) => (
                <text
                  key={line}
                  x={at[0]}
                  y={at[1] + NAME * (0.36 + (row - (lines.length - 1) / 2) * 1.15)}
                  fontSize={NAME}
                  fontWeight={line === name ? 400 : 600}
                >
                  {line}
                </text>
              ))}
            </Box>
          );
        })}
      </Box>
      <Box sx={{ minWidth: 0, pt: units(1) }}>
        <Box component="h3" sx={{ m: 0, mb: units(1), fontSize: units(3.8), fontWeight: 600 }}>
          {worst.length === 0 ? t('allClear') : t('places')}
        </Box>
        <Box component="ol" data-testid="wall-places" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {worst.map((place) => (
            <Box
              component="li"
              key={place.area}
              sx={{
                display: 'grid',
                gridTemplateColumns: 'minmax(0, 1fr) auto 3.2em 3.2em',
                alignItems: 'baseline',
                columnGap: units(1.5),
                fontSize: units(3.8),
                lineHeight: 2,
                borderBottom: 1,
                borderColor: 'divider',
              }}
            >
              <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {place.area.length < level ? t('noVillage') : (names.get(place.area) ?? place.area)}
              </Box>
              <Box component="span" sx={{ fontWeight: 600, textAlign: 'right' }}>
                {number(place.open)}
              </Box>
              {(['near', 'overdue'] as const).map((name) => (
                <Box
                  component="span"
                  key={name}
                  sx={{
                    display: 'flex',
                    gap: '0.3em',
                    alignItems: 'center',
                    justifyContent: 'flex-end',
                    color: place[name] > 0 ? `light.${name === 'near' ? 'yellow' : 'red'}` : 'text.secondary',
                  }}
                >
                  <Mark light={name === 'near' ? 'yellow' : 'red'} />
                  {number(place[name])}
                </Box>
              ))}
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  );
});
MapOfPlaces.displayName = 'MapOfPlaces';
