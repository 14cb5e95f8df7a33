import { useState, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { VisuallyHidden } from '../components';
import { useShortcut } from '../kit';
import { ErrorBoundary } from './ErrorBoundary';
import { KeysDialog } from './parts';
import { useAppStrings } from './strings';
import { useTitle } from './use-title';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** What a window beside the main one has: a name, its keys, and nothing else around it. */
export const SideWindow = ({ title, children }: Props) => {
  const t = useAppStrings();
  const [keys, setKeys] = useState(false);
  useTitle(title);
  useShortcut('?', () => setKeys(true), { label: t('showKeys'), group: t('groupHelp') });
  return (
    <Box component="main" sx={{ position: 'relative', height: '100%', bgcolor: 'background.paper' }}>
      <VisuallyHidden as="h1">{title}</VisuallyHidden>
      <ErrorBoundary>{children}</ErrorBoundary>
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
    </Box>
  );
};
