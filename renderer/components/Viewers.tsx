import { Box } from '@mui/material';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import type { Viewer } from '../../preload/contract';
import { defineStrings, useFormat, useTerm } from '../kit';
import css from './marks.module.css';
import { VisuallyHidden } from './VisuallyHidden';

const useStrings = defineStrings(
  'viewers',
  { viewer: '{{name}}（{{role}}）', viewedBy: '{{names}} 正在查看' },
  { viewer: '{{name}} ({{role}})', viewedBy: 'Being viewed by {{names}}' },
);

const useWords = (viewers: readonly Viewer[]): string => {
  const t = useStrings();
  const term = useTerm();
  const format = useFormat();
  return t('viewedBy', { names: format.names(viewers.map(({ name, role }) => t('viewer', { name, role: term('roles', role) }))) });
};

const quiet = { display: 'inline-flex', alignItems: 'center', gap: 0.5, color: 'text.secondary' } as const;

/** Who else has the case open, in words. */
export const ViewersLine = ({ viewers }: { readonly viewers: readonly Viewer[] }) => {
  const words = useWords(viewers);
  if (viewers.length === 0) return null;
  return (
    <Box role="status" data-testid="viewers" sx={{ ...quiet, mt: 0.5, fontSize: '0.929rem' }}>
      <VisibilityIcon sx={{ fontSize: '1.143rem' }} />
      <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
        {words}
      </Box>
    </Box>
  );
};

const Mark = ({ viewers }: { readonly viewers: readonly Viewer[] }) => {
  const words = useWords(viewers);
  return (
    <span className={css['mark']} title={words} data-testid="viewers-mark">
      <VisibilityIcon />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};

/** The same as a mark in a row. */
export const ViewersMark = ({ viewers }: { readonly viewers: readonly Viewer[] }) =>
  viewers.length === 0 ? null : <Mark viewers={viewers} />;
