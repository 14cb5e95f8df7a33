import type { GridType, VillageBoard } from '../../../preload/contract';
import { useTerm } from '../../kit';
import { Box } from '@mui/material';
import { INK } from './frame';
import { labelsOf } from './labels';
import { usePeoplePaperStrings } from './strings';

/** Pale enough to write on, apart enough for who does not see colours; the types stand in the table too. */
const TINTS: Readonly<Record<GridType, string>> = {
  scattered: '#f6ead2',
  compound: '#d5e6f5',
  unit: '#e3dcf2',
  commercial: '#fadcd6',
  rural: '#dcedd5',
};

type Point = readonly [x: number, y: number];
type Ring = readonly (readonly [lon: number, lat: number])[];

/** Area and centre of a polygon (the shoelace formula); of a line its first point. */
const middleOf = (ring: readonly Point[]): { readonly at: Point; readonly area: number } => {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  });
  return area === 0 ? { at: ring[0] ?? [0, 0], area: 0 } : { at: [x / area, y / area], area: Math.abs(area) };
};

/** The village's grids with their numbers, drawn to fit a box of the sheet; lengths in mm. */
export const BoardMap = ({ board, width, height }: { readonly board: VillageBoard; readonly width: number; readonly height: number }) => {
  const t = usePeoplePaperStrings();
  const term = useTerm();
  const labels = labelsOf(board.grids);
  const outline = board.geometry?.coordinates[0] ?? [];
  const points = [...outline, ...board.grids.flatMap(({ geometry }) => geometry.coordinates.flat())];
  if (points.length === 0) return null;
  const lats = points.map(([, lat]) => lat);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  // Of a village the earth is flat: degrees of longitude are shorter by the cosine of the latitude.
  const flat = ([lon, lat]: readonly [number, number]): Point => [lon * Math.cos((middle * Math.PI) / 180), -lat];
  const all = points.map(flat);
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [west, north] = [Math.min(...xs), Math.min(...ys)];
  const scale = Math.min((width - 4) / (Math.max(...xs) - west || 1), (height - 4) / (Math.max(...ys) - north || 1));
  const [left, top] = [(width - (Math.max(...xs) - west) * scale) / 2, (height - (Math.max(...ys) - north) * scale) / 2];
  const place = (point: readonly [number, number]): Point => {
    const [x, y] = flat(point);
    return [left + (x - west) * scale, top + (y - north) * scale];
  };
  const path = (ring: Ring) =>
    `M${ring
      .map((point) =>
        place(point)
          .map((n) => n.toFixed(2))
          .join(' '),
      )
      .join('L')}Z`;
  const types = [...new Set(board.grids.map(({ type }) => type))];
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ display: 'block', width: `${width}mm`, height: `${height}mm` }}
        role="img"
        aria-label={t('map')}
      >
        {board.grids.map(({ code, type, geometry }) => (
          <path
            key={code}
            d={geometry.coordinates.map(path).join('')}
            fill={TINTS[type]}
            stroke={INK.line}
            strokeWidth={0.25}
            fillRule="evenodd"
          />
        ))}
        {outline.length > 0 && <path d={path(outline)} fill="none" stroke={INK.head} strokeWidth={0.8} strokeLinejoin="round" />}
        {board.grids.map(({ code, geometry }) => {
          const { at, area } = middleOf((geometry.coordinates[0] ?? []).slice(0, -1).map(place));
          const size = Math.max(1.9, Math.min(4.6, Math.sqrt(area) * 0.3));
          return (
            <text
              key={code}
              x={at[0]}
              y={at[1]}
              fontSize={size}
              fontWeight={700}
              fill={INK.text}
              textAnchor="middle"
              dominantBaseline="central"
            >
              {labels.get(code)}
            </text>
          );
        })}
      </svg>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', columnGap: '4mm', fontSize: '9pt' }}>
        {types.map((type) => (
          <Box key={type} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: '1mm' }}>
            <Box component="span" sx={{ width: '4mm', height: '3mm', bgcolor: TINTS[type], border: `0.25mm solid ${INK.line}` }} />
            {term('gridTypes', type)}
          </Box>
        ))}
        <span>{t('schematic')}</span>
      </Box>
    </>
  );
};
