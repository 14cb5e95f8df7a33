import { subjectOf, toTimestamp, uuidv7 } from '../../main/domain';
import type { Delivery } from '../../main/ports';
import { seeded } from '../../main/upstream/embedded/random';
import { MAX_MESSAGE_BYTES } from '../../preload/contract';

/** A message as a broken or hostile sender would publish it, and what a console has to make of it. */
export interface BadReport {
  readonly what: string;
  readonly subject: string;
  readonly id: string;
  readonly body: string;
  /** Set aside with its reason, or shown all the same with these problems. */
  readonly expect: 'quarantine' | readonly string[];
}

const AT = Date.parse('2026-11-23T09:00:00.000+08:00');
const AREA = '530303101203';
/** Right-to-left override, backspace and a null, as they arrive from careless devices. */
const CONTROL = '\u202E\u0008\u0000';

/** One of each kind of bad input, the same for the same seed. */
export const badReports = (seed: number, at = AT): readonly BadReport[] => {
  const random = seeded(seed, 'bad reports');
  const id = () => uuidv7(at, random.bytes);
  const make = (
    what: string,
    expect: BadReport['expect'],
    change: { data?: object; envelope?: object; body?: (body: string) => string; subject?: (caseId: string) => string },
  ): BadReport => {
    const caseId = id();
    const envelope = {
      v: 1,
      id: id(),
      type: 'case.reported',
      caseId,
      area: AREA,
      at: toTimestamp(at),
      actor: { kind: 'reporter', id: 'gm-101203-001', name: '张荞麦' },
      data: {
        title: '路面坑槽',
        description: '进村路口有坑。',
        category: 'road-damage',
        source: 'app',
        location: { lon: 104.12, lat: 25.64, crs: 'WGS84' },
        ...change.data,
      },
      ...change.envelope,
    };
    const body = JSON.stringify(envelope);
    return {
      what,
      expect,
      id: envelope.id,
      subject: change.subject?.(caseId) ?? subjectOf(AREA, caseId),
      body: change.body?.(body) ?? body,
    };
  };
  return [
    make('not JSON', 'quarantine', { body: (body) => body.slice(0, random.int(5, body.length - 5)) }),
    make('empty', 'quarantine', { body: () => '' }),
    make('a list instead of an object', 'quarantine', { body: (body) => `[${body}]` }),
    make('too large', 'quarantine', { data: { description: '坑', padding: 'x'.repeat(MAX_MESSAGE_BYTES) } }),
    make('a later version', 'quarantine', { envelope: { v: 2 } }),
    make('no title', 'quarantine', { data: { title: ' ' } }),
    make('a title too long', 'quarantine', { data: { title: '坑'.repeat(121) } }),
    make('no location', 'quarantine', { data: { location: undefined } }),
    make('a latitude that no globe has', 'quarantine', { data: { location: { lon: 104.12, lat: 125.64, crs: 'WGS84' } } }),
    make('an unknown coordinate system', 'quarantine', { data: { location: { lon: 104.12, lat: 25.64, crs: 'CGCS' } } }),
    make('a case id that is none', 'quarantine', { envelope: { caseId: '../../etc/passwd' } }),
    make('a time that is none', 'quarantine', { envelope: { at: 'yesterday' } }),
    make('an area that is not under its subject', 'quarantine', { subject: (caseId) => subjectOf('530303205001', caseId) }),
    make('nested too deep', 'quarantine', { body: (body) => `${body.slice(0, -1)},"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}` }),
    make('coordinates on another continent', ['location-outside'], { data: { location: { lon: -74.0, lat: 40.7, crs: 'WGS84' } } }),
    make('coordinates at 0, 0', ['location-outside'], { data: { location: { lon: 0, lat: 0, crs: 'WGS84' } } }),
    make('an unknown grid', ['grid-unknown'], { data: { gridCode: '530303101203999' } }),
    make('an unknown category', ['category-unknown'], { data: { category: 'dragons' } }),
    make('control characters', ['text-cleaned'], { data: { title: `路面${CONTROL}坑槽`, description: `进村${CONTROL}路口` } }),
    make('markup, which stays text', [], {
      data: { title: '<img src=x onerror=alert(1)>', description: '<script>alert(1)</script> **粗体** {{7*7}} ${7*7}' },
    }),
  ];
};

/** The same as the platform would deliver them, numbered from `seq`. */
export const asDeliveries = (reports: readonly BadReport[], seq = 1): readonly Delivery[] =>
  reports.map(({ subject, body }, i) => ({ seq: seq + i, subject, body }));
