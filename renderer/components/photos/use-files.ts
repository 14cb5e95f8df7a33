import { useEffect, useState, type RefObject } from 'react';

/**
 * Files dragged onto or pasted into the form that an element stands in (without a form: the element). Text that is pasted or dragged
 * goes its usual way. @returns whether files hang over it
 */
export const useFiles = (element: RefObject<HTMLElement | null>, enabled: boolean, onFiles: (files: readonly File[]) => void): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const place = element.current?.closest<HTMLElement>('form') ?? element.current;
    if (!place || !enabled) return undefined;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const take = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      onFiles(files);
    };
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (!place.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      take(event, event.dataTransfer);
    };
    const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData);
    place.addEventListener('dragover', onDragOver);
    place.addEventListener('dragleave', onDragLeave);
    place.addEventListener('drop', onDrop);
    place.addEventListener('paste', onPaste);
    return () => {
      place.removeEventListener('dragover', onDragOver);
      place.removeEventListener('dragleave', onDragLeave);
      place.removeEventListener('drop', onDrop);
      place.removeEventListener('paste', onPaste);
    };
  }, [element, enabled, onFiles]);
  return over;
};
