import * as v from 'valibot';

/** Where in the message a schema found fault. Dots between keys; empty for the whole. */
export const fieldOf = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? '';

/** What was expected there, without what was found: that may be personal data. */
export const expectationOf = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === null ? `fails ${issue.type.replaceAll('_', ' ')}` : `expected ${issue.expected}`;
