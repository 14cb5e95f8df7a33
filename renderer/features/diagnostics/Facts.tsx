import { Box, Typography } from '@mui/material';

interface Props {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Names and values under a heading, values to the right. */
export const Facts = ({ title, facts }: Props) => (
  <div>
    <Typography component="h2" variant="h3" sx={{ mb: 0.5 }}>
      {title}
    </Typography>
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr' }}>
      {facts.map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents', '& > *': { borderBottom: 1, borderColor: 'divider', py: 0.25 } }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, textAlign: 'right', overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  </div>
);
