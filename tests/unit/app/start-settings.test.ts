import { describe, expect, it } from 'vitest';
import { startSettings } from '../../../main/app/start-settings';
import { DEFAULTS } from '../../../main/settings/kept';

const last = DEFAULTS.settings;

describe('the settings of a start', () => {
  it('are those used last when nothing is asked for', () => {
    const used = { ...last, seat: { ...last.seat, area: '530303104', role: 'department' as const, departmentId: 'd-7' } };
    expect(startSettings(used, {})).toEqual({ ok: true, settings: used });
  });

  it('take what is asked for and keep the rest', () => {
    const started = startSettings(last, { area: '530303', role: 'observer' });
    expect(started).toEqual({ ok: true, settings: { ...last, seat: { ...last.seat, area: '530303', role: 'observer' } } });
  });

  it('understand a department alone as its seat', () => {
    const started = startSettings(last, { department: 'd-7' });
    expect(started.ok && started.settings.seat).toMatchObject({ role: 'department', departmentId: 'd-7' });
  });

  it('forget the department with its seat', () => {
    const used = { ...last, seat: { ...last.seat, role: 'department' as const, departmentId: 'd-7' } };
    const started = startSettings(used, { role: 'dispatcher' });
    expect(started.ok && 'departmentId' in started.settings.seat).toBe(false);
  });

  it('refuse a department seat without a department', () => {
    expect(startSettings(last, { role: 'department' })).toMatchObject({ ok: false, message: expect.stringContaining('--department') });
  });

  it('go on with the upstream used last, or the one asked for', () => {
    const used = { ...last, upstream: 'nats://10.0.0.1:4222' };
    expect(startSettings(used, {})).toMatchObject({ ok: true, settings: { upstream: 'nats://10.0.0.1:4222' } });
    expect(startSettings(used, { upstream: 'embedded' })).toMatchObject({ ok: true, settings: { upstream: 'embedded' } });
  });
});
