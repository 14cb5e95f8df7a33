import type { Audience } from '../../../preload/contract';

export interface NamedPlace {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** What is typed into the form, as it is typed; what JSON carries. */
export interface ComposerFields {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly minutes: string;
  readonly areas: readonly string[];
  readonly roles: readonly string[];
  readonly onDuty: boolean;
  readonly near: NamedPlace | null;
  readonly metres: string;
}
export const FRESH: ComposerFields = {
  kind: 'mobilise',
  title: '',
  text: '',
  minutes: '60',
  areas: [],
  roles: [],
  onDuty: false,
  near: null,
  metres: '1000',
};

/** Whom the form means. */
export const audienceOfFields = ({ areas, roles, onDuty, near, metres }: ComposerFields): Audience => ({
  areas: [...areas],
  roles: [...roles] as Audience['roles'],
  onDuty,
  ...(near ? { near: { lon: near.lon, lat: near.lat, metres: Math.min(100_000, Math.max(50, Number(metres) || 1000)) } } : {}),
});
