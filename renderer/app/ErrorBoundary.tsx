import { Component, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { ErrorNote } from '../components';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly error: unknown;
}

/** A panel that breaks while drawing is replaced by a note, and the rest goes on. The data is main's and unharmed. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <Box sx={{ p: 2 }}>
        <ErrorNote error={this.state.error} onRetry={() => this.setState({ error: undefined })} />
      </Box>
    );
  }
}
