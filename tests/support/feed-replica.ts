import type { AttentionRow, CaseRow, PersonRow } from '../../preload/contract';
import type { Desk } from './desk';

/** What a window does with the feed: fills itself page by page, then follows. */
export class FeedReplica {
  readonly cases = new Map<string, CaseRow>();
  readonly people = new Map<string, PersonRow>();
  readonly attention = new Map<string, AttentionRow>();
  rev = 0;

  async fill(desk: Desk, limit: number, between: () => Promise<unknown> = async () => {}): Promise<void> {
    let cursor: string | null = null;
    let first = true;
    do {
      const page: { rev: number; cases: CaseRow[]; people: PersonRow[]; attention: AttentionRow[]; next: string | null } = await desk.value(
        'feed.snapshot',
        { cursor, limit },
      );
      if (first) this.rev = page.rev;
      first = false;
      for (const row of page.cases) this.cases.set(row.id, row);
      for (const row of page.people) this.people.set(row.id, row);
      for (const row of page.attention) this.attention.set(row.id, row);
      cursor = page.next;
      await between();
    } while (cursor !== null);
    await this.follow(desk, limit);
  }

  async follow(desk: Desk, limit: number): Promise<number> {
    for (let pages = 1; ; pages += 1) {
      const page = await desk.value('feed.changes', { since: this.rev, limit });
      for (const row of page.cases) this.cases.set(row.id, row);
      for (const id of page.gone) this.cases.delete(id);
      for (const row of page.people) this.people.set(row.id, row);
      for (const id of page.peopleGone) this.people.delete(id);
      for (const row of page.attention) this.attention.set(row.id, row);
      for (const id of page.attentionGone) this.attention.delete(id);
      if (page.rev < this.rev) throw new Error('the feed went backwards');
      this.rev = page.rev;
      if (!page.more) return pages;
    }
  }

  /** Everything held, in one order. */
  all() {
    const sorted = <T extends { id: string }>(rows: Map<string, T>) => [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { cases: sorted(this.cases), people: sorted(this.people), attention: sorted(this.attention) };
  }
}
