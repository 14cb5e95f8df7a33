/** Parts that several features draw with; they know words and lights, no rules. */
export * from './DraftMark';
export * from './EmptyState';
export * from './ErrorNote';
export { useErrorWords, type ErrorWords } from './errors';
export * from './Kbd';
export * from './LightMark';
export * from './Masked';
export * as paper from './paper';
export { Photo, PhotoField } from './photos';
export * from './ResizablePanes';
export * from './SlipMark';
export * from './StateChip';
export * from './TimeLeft';
export * from './Toasts';
export * from './Viewers';
export * from './VisuallyHidden';
export * from './Watermark';
