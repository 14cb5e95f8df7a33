import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Envelope, Id, MAX_MESSAGE_BYTES } from '../../../preload/contract';
import * as v from 'valibot';
import {
  areaUnder,
  canonical,
  caseNumber,
  cleanLine,
  cleanText,
  districtOf,
  isUnclean,
  parseEnvelope,
  parseEvent,
  problemsOf,
  subjectOf,
  toWgs84,
  townshipOf,
  uuidv7,
} from '../../../main/domain';
import { CASE, MINUTE, MONDAY, reported, rulebook, Story } from './world';
import { holds } from './property';

const body = (more: object = {}) => JSON.stringify({ ...reported(), ...more });
const envelopeOf = (more: object = {}) => v.parse(Envelope, JSON.parse(body(more)));

describe('an envelope', () => {
  it('is read with the fields this version does not know', () => {
    expect(parseEnvelope(body({ sig: 'later' }))).toMatchObject({ ok: true, envelope: { id: reported().id, sig: 'later' } });
  });

  it('is refused with a reason that says what and quotes nothing', () => {
    const secret = '张三';
    const reasons = {
      'not JSON': `{${secret}`,
      'too large: 300014 bytes, at most 262144': JSON.stringify({ text: '电'.repeat(100_000) }).padEnd(100_014),
      'nested too deep': '['.repeat(50_000) + ']'.repeat(50_000),
      'protocol version 2; this console knows 1': body({ v: 2, at: 7 }),
      'not an envelope: at names no instant': body({ at: '2026-02-30T00:00:00Z' }),
    };
    for (const [reason, text] of Object.entries(reasons)) expect(parseEnvelope(text)).toEqual({ ok: false, reason });
    for (const broken of [
      { caseId: secret },
      { area: secret },
      { actor: { kind: secret, id: secret } },
      { at: secret },
      { type: secret },
      { data: [secret] },
    ]) {
      const parsed = parseEnvelope(body(broken));
      expect(parsed).toMatchObject({ ok: false, reason: expect.stringContaining(`not an envelope: ${Object.keys(broken)[0]}`) });
      expect(JSON.stringify(parsed)).not.toContain(secret);
    }
    for (const nothing of ['null', '7', '"x"', '[]', '', '{}']) expect(parseEnvelope(nothing).ok).toBe(false);
  });

  it.each(['a', '电', '🌲'])('may be as long as the limit in UTF-8 and no longer, made of %s', (character) => {
    const bytes = (text: string) => Buffer.byteLength(text);
    const filled = (size: number): string => {
      const rest = size - bytes(body({ sig: '' }));
      const of = Math.floor(rest / bytes(character));
      return body({ sig: character.repeat(of) + 'a'.repeat(rest - of * bytes(character)) });
    };
    expect(bytes(filled(MAX_MESSAGE_BYTES))).toBe(MAX_MESSAGE_BYTES);
    expect(parseEnvelope(filled(MAX_MESSAGE_BYTES)).ok).toBe(true);
    expect(parseEnvelope(filled(MAX_MESSAGE_BYTES + 1)).ok).toBe(false);
  });

  it('never throws, whatever the bytes', () => {
    holds(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json()), (text) =>
      expect(typeof parseEnvelope(text).ok).toBe('boolean'),
    );
  });
});

describe('an event', () => {
  it('is parsed by the schema of its type', () => {
    expect(parseEvent(envelopeOf())).toMatchObject({ ok: true, event: { type: 'case.reported', data: { title: '枯树压线' } } });
  });

  it('of an unknown type is kept as such', () => {
    expect(parseEvent(envelopeOf({ type: 'case.blessed', data: { x: 1 } }))).toMatchObject({
      ok: true,
      event: { unknown: true, data: { x: 1 } },
    });
  });

  it('names the field that is wrong, and not what stood there', () => {
    const failed = (data: object, type = 'case.reported') => parseEvent(envelopeOf({ type, data }));
    const data = reported().data as Record<string, unknown>;
    expect(failed({ ...data, title: '' })).toMatchObject({ ok: false, field: 'data.title' });
    expect(failed({ ...data, location: { lon: 999, lat: 25, crs: 'WGS84' } })).toMatchObject({ ok: false, field: 'data.location.lon' });
    expect(failed({ ...data, source: '秘密' })).toMatchObject({ ok: false, field: 'data.source' });
    expect(JSON.stringify(failed({ ...data, source: '秘密' }))).not.toContain('秘密');
    expect(failed({ dueAt: '2026-02-30T00:00:00Z', category: 'other', priority: 'routine' }, 'case.accepted')).toMatchObject({
      ok: false,
      field: 'data.dueAt',
    });
    // A field that the type does not know may hold what it likes.
    expect(failed({ text: '好', dueAt: 'whenever' }, 'case.noted').ok).toBe(true);
  });
});

describe('canonical JSON', () => {
  it('is the example of RFC 8785', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by their code units and leaves out what is undefined', () => {
    expect(canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7, gone: undefined })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    );
  });

  it('is the same for the same value in another order, and reads back as the value', () => {
    holds(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(turned)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    });
  });
});

describe('ids', () => {
  it('are UUIDv7 in lower case, carrying the time, in order of time', () => {
    const random = (bytes: Uint8Array) => bytes.fill(0xff);
    expect(uuidv7(0x0190_1234_5678, random)).toBe('01901234-5678-7fff-bfff-ffffffffffff');
    holds(fc.tuple(fc.nat({ max: 2 ** 31 }), fc.uint8Array({ minLength: 16, maxLength: 16 })), ([later, bytes]) => {
      const [one, two] = [uuidv7(MONDAY, () => Uint8Array.from(bytes)), uuidv7(MONDAY + later + 1, () => Uint8Array.from(bytes))];
      expect(v.is(Id, one)).toBe(true);
      expect(one < two).toBe(true);
    });
  });

  it('give the case a short number with the local date', () => {
    expect(caseNumber(CASE, MONDAY)).toBe('1123-001');
    expect(caseNumber('01900000-0000-7000-8000-00000000ffff', Date.parse('2026-12-31T16:30:00Z'))).toBe('0101-ZZZ');
    holds(fc.uuid({ version: 7 }), (id) => expect(caseNumber(id, MONDAY)).toMatch(/^1123-[0-9A-HJKMNP-TV-Z]{3}$/));
  });
});

describe('areas', () => {
  it('nest by their digits', () => {
    expect([districtOf('530303101201'), townshipOf('530303101201'), townshipOf('530303101')]).toEqual(['530303', '530303101', '530303101']);
    expect([
      areaUnder('530303101201', '530303101'),
      areaUnder('530303101', '530303101'),
      areaUnder('530303101', '530303101201'),
      areaUnder('530303102', '530303101'),
    ]).toEqual([true, true, false, false]);
    expect(subjectOf('530303101201', CASE)).toBe(`grid.v1.case.530303.530303101.${CASE}`);
  });
});

describe('text of a report', () => {
  it('loses controls and what turns its direction, and keeps its lines', () => {
    expect(cleanText('第一行\r\n第二行\u0000\u001b[31m\u202e反\u2066\u200b\ufeff')).toBe('第一行\n第二行[31m反');
    expect(cleanLine(' 枯树\n压线\t急 ')).toBe('枯树 压线 急');
    expect(cleanText('a\ud800b')).toBe('a\ufffdb');
    expect(cleanText('<script>alert(1)</script> 👨‍👩‍👧 བོད')).toBe('<script>alert(1)</script> 👨‍👩‍👧 བོད');
  });

  it('is clean after cleaning, and only then', () => {
    holds(fc.string({ unit: 'binary' }), (text) => {
      expect(isUnclean(cleanText(text))).toBe(false);
      if (!isUnclean(text)) expect(cleanText(text)).toBe(text.replace(/\r\n?/g, '\n'));
    });
  });
});

describe('a reported position', () => {
  const metres = (a: { lon: number; lat: number }, b: { lon: number; lat: number }) =>
    Math.hypot((a.lon - b.lon) * 100_200, (a.lat - b.lat) * 110_800);
  const here = { lon: 103.85, lat: 25.86 };

  it('stays where it is in WGS84', () => expect(toWgs84({ ...here, crs: 'WGS84' })).toEqual(here));

  it('moves by what GCJ-02 and BD-09 are off here', () => {
    const shift = metres(toWgs84({ ...here, crs: 'GCJ02' }), here);
    expect(shift).toBeGreaterThan(300);
    expect(shift).toBeLessThan(500);
    // GCJ-02 shows a point about 200 m east and 340 m south of where it is; the way back goes west and north.
    expect(toWgs84({ ...here, crs: 'GCJ02' }).lon).toBeLessThan(here.lon);
    expect(metres(toWgs84({ ...here, crs: 'BD09' }), here)).toBeGreaterThan(800);
  });

  it('can be any on earth', () => {
    holds(
      fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.constantFrom('WGS84' as const, 'GCJ02' as const, 'BD09' as const),
      ),
      ([lon, lat, crs]) => {
        const position = toWgs84({ lon, lat, crs });
        expect(Number.isFinite(position.lon) && Number.isFinite(position.lat)).toBe(true);
      },
    );
  });
});

describe('a report that is odd', () => {
  const bounds = { west: 103.5, south: 25.4, east: 104.4, north: 26.2 };
  const known = { grid: () => ({}) as never, category: (id: string) => rulebook.categories.find((category) => category.id === id), bounds };
  const problems = (
    data: object,
    more: object = {},
    knows: Partial<typeof known> | { grid: () => undefined } | { bounds: undefined } = {},
  ) => problemsOf(new Story(reported(data, more)).state.report, { ...known, ...knows }, MONDAY + MINUTE);

  it('has no problem when nothing is wrong', () => expect(problems({})).toEqual([]));
  it('names the grid and the category that nobody knows', () => {
    expect(problems({ category: 'ufo' }, {}, { grid: () => undefined })).toEqual(['grid-unknown', 'category-unknown']);
    expect(problems({ category: undefined, gridCode: undefined }, {}, { grid: () => undefined })).toEqual([]);
  });
  it('lies outside on another continent, and in the next district', () => {
    expect(problems({ location: { lon: -70, lat: 40, crs: 'WGS84' } })).toEqual(['location-outside']);
    expect(problems({ location: { lon: 0, lat: 0, crs: 'BD09' } }, {}, { bounds: undefined })).toEqual(['location-outside']);
    expect(problems({ location: { lon: 102.7, lat: 25, crs: 'WGS84' } })).toEqual(['location-outside']);
    expect(problems({ location: { lon: 102.7, lat: 25, crs: 'WGS84' } }, {}, { bounds: undefined })).toEqual([]);
  });
  it('comes from a clock ahead of this one, or from years ago; late is not odd', () => {
    expect(problems({}, { at: '2026-11-23T09:30:00+08:00' })).toEqual(['clock-off']);
    expect(problems({}, { at: '2001-01-01T00:00:00+08:00' })).toEqual(['clock-off']);
    expect(problems({}, { at: '2026-11-20T09:00:00+08:00' })).toEqual([]);
  });
  it('says when its text was cleaned', () => {
    expect(problems({ title: '枯树\u202e压线' })).toEqual(['text-cleaned']);
    expect(problems({ description: '两行\r\n都好' })).toEqual([]);
  });
});
