import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useFormat } from '../kit';

interface Choice<N extends string> {
  readonly name: N;
  readonly text: string;
  readonly count: number;
  readonly testId: string;
}

interface Props<N extends string> {
  readonly label: string;
  readonly value: N;
  readonly choices: readonly Choice<N>[];
  /** undefined: the one that was chosen is pressed again. */
  readonly onChange: (name: N | undefined) => void;
}

/** Parts of a list, one of them shown, each with how many it holds; what is overdue is counted in red. */
export const CountedSwitch = <N extends string>({ label, value, choices, onChange }: Props<N>) => {
  const { number } = useFormat();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      onChange={(_event, next: N | null) => onChange(next ?? undefined)}
      aria-label={label}
      sx={{ '& .MuiToggleButton-root': { py: 0, px: 1, height: 28, textTransform: 'none', color: 'text.primary', whiteSpace: 'nowrap' } }}
    >
      {choices.map(({ name, text, count, testId }) => (
        <ToggleButton key={name} value={name} data-testid={testId}>
          {text}
          <Box component="span" sx={{ ml: 0.75, fontWeight: 600, color: name === 'overdue' && count > 0 ? 'light.red' : 'inherit' }}>
            {number(count)}
          </Box>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
