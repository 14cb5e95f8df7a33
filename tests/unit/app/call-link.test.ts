import { expect, it } from 'vitest';
import { isCallLink } from '../../../main/app/call-link';

it.each(['tel:10001234567', 'sms:+8610001234567'])('%s is handed on', (link) => expect(isCallLink(link)).toBe(true));

it.each([
  'https://example.org',
  'tel:',
  'tel:12',
  'tel:*21*10001234567#',
  'tel:10001234567\nfile:///etc/passwd',
  'tel:10001234567 ',
  'sms:10001234567?body=x',
  'file:///etc/passwd',
  'TEL:10001234567',
])('%j is not', (link) => expect(isCallLink(link)).toBe(false));
