import { Box } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';

interface Series {
  readonly label: string;
  /** Undefined: nothing to draw. */
  readonly values: readonly (number | undefined)[];
}
interface Props {
  /** What it shows, and that the table beside it says the same. */
  readonly label: string;
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Of the axis, whose numbers are round; absent: the same. */
  readonly axisFormat?: (value: number) => string;
  /** Shares end at 1. */
  readonly max?: number;
  readonly nameWidth: number;
  readonly testId: string;
}

/** The font's own lines are taller than what the chart leaves for the words of an axis. */
const AXIS = 36;
const COLOURS = ['var(--mui-palette-primary-main)', 'var(--mui-palette-text-disabled)'];

/** Lying bars, one row a name. A picture of the table beside it, which is what a screen reader and the keyboard work with. */
export const Bars = ({ label, names, series, format, axisFormat = format, max, nameWidth, testId }: Props) => (
  <Box role="img" aria-label={label} data-testid={testId} sx={{ minWidth: 0 }}>
    <BarChart
      layout="horizontal"
      height={names.length * (series.length > 1 ? 30 : 24) + AXIS + (series.length > 1 ? 44 : 8)}
      margin={{ left: 0, right: 24, top: 4, bottom: 0 }}
      colors={COLOURS}
      skipAnimation
      disableKeyboardNavigation
      hideLegend={series.length === 1}
      xAxis={[
        {
          height: AXIS,
          min: 0,
          ...(max === undefined ? {} : { max }),
          valueFormatter: (value: number) => axisFormat(value),
          tickNumber: 5,
        },
      ]}
      yAxis={[{ scaleType: 'band', data: [...names], width: nameWidth, disableTicks: true, categoryGapRatio: 0.3 }]}
      series={series.map(({ label: name, values }) => ({
        label: name,
        data: values.map((value) => value ?? null),
        valueFormatter: (value: number | null) => (value === null ? '—' : format(value)),
      }))}
      grid={{ vertical: true }}
      slotProps={{ legend: { position: { vertical: 'top', horizontal: 'end' } } }}
    />
  </Box>
);
