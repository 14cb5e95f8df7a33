import type { Area, Department, Grid, Member } from '../../../preload/contract';

/** What rows need of the directory to call things by their names. */
export interface Names {
  readonly area: (code: string) => Area | undefined;
  readonly grid: (code: string) => Grid | undefined;
  readonly department: (id: string) => Department | undefined;
}

export interface PersonNames extends Names {
  readonly member: (id: string) => Member | undefined;
}
