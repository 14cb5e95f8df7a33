import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { CssBaseline } from '@mui/material';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { useEffect, type ReactNode } from 'react';
import { ToastProvider } from '../components';
import { Announcer, NOTICES_ID, theme, useSettings } from '../kit';
import { ErrorBoundary } from './ErrorBoundary';
import { useAppStrings } from './strings';

/** The policy allows only styles that carry this load's nonce; selectors cannot read it, the property can. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
const cache = createCache({ key: 'gd', ...(nonce ? { nonce } : {}) });

const ThemeOfSettings = () => {
  const { theme: wanted } = useSettings();
  const { setMode } = useColorScheme();
  useEffect(() => setMode(wanted), [wanted, setMode]);
  return null;
};

const Notices = () => (
  <aside id={NOTICES_ID} aria-label={useAppStrings()('notices')}>
    <Announcer />
  </aside>
);

/** What stands around everything: look, toasts, live regions, a net for what breaks while drawing. */
export const Providers = ({ children }: { readonly children: ReactNode }) => (
  <CacheProvider value={cache}>
    {/* Settings are main's; the window's own storage does not outlive the session. */}
    <ThemeProvider theme={theme} defaultMode="system" storageManager={null}>
      <CssBaseline enableColorScheme />
      <ThemeOfSettings />
      <ErrorBoundary>
        <ToastProvider>{children}</ToastProvider>
      </ErrorBoundary>
      <Notices />
    </ThemeProvider>
  </CacheProvider>
);
