import type { ReactNode } from 'react';
import { Box } from '@mui/material';
import CheckIcon from '@mui/icons-material/Check';

export interface ComparedFact {
  readonly id: string;
  readonly label: string;
  readonly own: ReactNode;
  readonly other: ReactNode;
  /** What agrees, in words; absent: nothing to say. */
  readonly agrees?: string | undefined;
}

interface Props {
  /** Names the table. */
  readonly label: string;
  /** Heading of the labels. */
  readonly factTitle: string;
  readonly ownTitle: ReactNode;
  readonly otherTitle: ReactNode;
  /** Heading of the column that says what agrees. */
  readonly agreesTitle: string;
  readonly facts: readonly ComparedFact[];
}

const cell = {
  verticalAlign: 'top',
  textAlign: 'left',
  px: 1.25,
  py: 0.75,
  borderTop: 1,
  borderColor: 'divider',
  overflowWrap: 'anywhere',
};

/** Two things side by side, a fact a line, and between label and facts what agrees. */
export const Compare = ({ label, factTitle, ownTitle, otherTitle, agreesTitle, facts }: Props) => (
  <Box
    component="table"
    aria-label={label}
    sx={{
      width: '100%',
      tableLayout: 'fixed',
      borderCollapse: 'collapse',
      fontSize: '1rem',
      '& td, & th': cell,
      '& thead th': { border: 0, pt: 0, fontWeight: 600 },
      '& tbody th': { fontWeight: 400, color: 'text.secondary' },
    }}
  >
    <Box component="colgroup">
      <col style={{ width: '7.5em' }} />
      <col />
      <col />
      <col style={{ width: '11em' }} />
    </Box>
    <thead>
      <tr>
        <th scope="col">{factTitle}</th>
        <th scope="col">{ownTitle}</th>
        <th scope="col">{otherTitle}</th>
        <th scope="col">{agreesTitle}</th>
      </tr>
    </thead>
    <tbody>
      {facts.map(({ id, label: name, own, other, agrees }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{own}</td>
          <td>{other}</td>
          <td>
            {agrees !== undefined && (
              <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'flex-start' }}>
                <CheckIcon sx={{ fontSize: '1.143rem', mt: '2px', color: 'text.secondary' }} aria-hidden />
                <span>{agrees}</span>
              </Box>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </Box>
);
