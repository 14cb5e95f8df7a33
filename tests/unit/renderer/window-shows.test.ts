import { describe, expect, it } from 'vitest';
import { readWindowShows } from '../../../renderer/app/window-shows';
import { newId } from '../../support/uuid';

const caseId = newId();

describe('what a window shows', () => {
  it.each([
    ['', { show: 'dispatch' }],
    [`?caseId=${caseId}`, { show: 'dispatch', caseId }],
    ['?show=map', { show: 'map' }],
    [`?show=case&caseId=${caseId}`, { show: 'case', caseId }],
    ['?show=case', { show: 'dispatch' }],
    ['?caseId=javascript:alert(1)', { show: 'dispatch' }],
    ['?show=nothing-we-have', { show: 'dispatch' }],
  ])('%s is read from its address', (query, shows) => {
    expect(readWindowShows(query)).toEqual(shows);
  });
});
