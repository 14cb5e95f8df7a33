import { useState } from 'react';
import type { Input, PlaceFound } from '../../../../preload/contract';
import { griddesk } from '../../../kit';
import { typedCoordinates } from './coordinates';
import { SearchingField, type Option } from './SearchingField';
import { useIntakeStrings } from './strings';
import { useAsked } from './use-asked';

interface Props {
  readonly error: string | undefined;
  /** `rough`: the middle of an area, to be moved to the place meant. */
  readonly onPlace: (place: { lon: number; lat: number }, rough: boolean) => void;
}

type Choice = Option & ({ readonly found: PlaceFound } | { readonly typed: Input<'directory.locate'> });
const MOST = 12;
const SYSTEMS = [
  ['GCJ02', 'gcj02'],
  ['WGS84', 'wgs84'],
  ['BD09', 'bd09'],
] as const;

/** The place by words: a village or grid by its name or code, or coordinates of any of the three systems in use. */
export const PlaceField = ({ error, onPlace }: Props) => {
  const t = useIntakeStrings();
  const [text, setText] = useState('');
  const typed = typedCoordinates(text);
  const words = text.trim();
  const question = typed || words === '' ? undefined : { text: words, limit: MOST };
  const found = useAsked(question, griddesk.directory.places);
  const options: readonly Choice[] = typed
    ? SYSTEMS.map(([crs, name]) => ({ id: crs, text: `${typed.lon}, ${typed.lat}`, aside: t(name), typed: { ...typed, crs } }))
    : (found ?? []).map((place) => ({
        id: place.code,
        text: place.name,
        aside: `${place.within} · ${t(`kind-${place.kind}`)}`,
        found: place,
      }));
  const choose = async (choice: Choice) => {
    setText(choice.text);
    if ('found' in choice) {
      onPlace({ lon: choice.found.lon, lat: choice.found.lat }, choice.found.kind !== 'grid');
      return;
    }
    // GCJ-02 and BD-09 become WGS84 here, at the door.
    const answer = await griddesk.directory.locate(choice.typed);
    if (answer.ok) onPlace({ lon: answer.value.lon, lat: answer.value.lat }, false);
  };
  return (
    <SearchingField
      label={t('place')}
      placeholder={t('placeHint')}
      text={text}
      options={options}
      hint={question && found?.length === 0 ? t('placeNone') : undefined}
      error={error}
      testId="intake-place"
      onText={setText}
      onChoose={(choice) => void choose(choice)}
    />
  );
};
