import type { SavedView } from '../../../../preload/contract';
import { useShortcut } from '../../../kit';
import { useViewStrings } from './strings';
import { useViewName } from './use-view-name';
import { openView, useReadViews, useViews } from './view-store';

interface Props {
  /** The list is to be shown, with the keyboard in it. */
  readonly onOpened: () => void;
}

const Key = ({ view, place, onOpened }: Props & { readonly view: SavedView; readonly place: number }) => {
  const t = useViewStrings();
  const run = () => {
    openView(view);
    onOpened();
  };
  useShortcut(`Ctrl+${place + 1}`, run, { label: t('open', { name: useViewName()(view) }), group: t('group'), whileTyping: true });
  return null;
};

/** Reads the views once a window, and gives the first nine their keys wherever one is. */
export const ViewKeys = ({ onOpened }: Props) => {
  useReadViews();
  return useViews()
    .slice(0, 9)
    .map((view, place) => <Key key={view.id} view={view} place={place} onOpened={onOpened} />);
};
