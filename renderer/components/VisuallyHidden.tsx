import type { ElementType, ReactNode } from 'react';
import css from './VisuallyHidden.module.css';

/** Read by screen readers, not seen. */
export const VisuallyHidden = ({ children, as: Element = 'span' }: { readonly children: ReactNode; readonly as?: ElementType }) => (
  <Element className={css['hidden']}>{children}</Element>
);
