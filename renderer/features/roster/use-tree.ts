import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BranchNode } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';

/** A line of the tree as it is drawn: the node, how deep, where among its neighbours. */
export interface Line {
  readonly node: BranchNode;
  readonly depth: number;
  readonly place: number;
  readonly of: number;
  readonly open: boolean;
  /** The line above it that it hangs on; -1: none. */
  readonly parent: number;
}

type Branches = ReadonlyMap<string, readonly BranchNode[]>;
/** The key of the seat's own area, which stands alone at the top. */
const TOP = '';

const linesOf = (branches: Branches, open: ReadonlySet<string>): readonly Line[] => {
  const lines: Line[] = [];
  const add = (nodes: readonly BranchNode[], depth: number, parent: number): void => {
    nodes.forEach((node, at) => {
      const isOpen = node.kind === 'area' && open.has(node.code) && branches.has(node.code);
      lines.push({ node, depth, place: at + 1, of: nodes.length, open: isOpen, parent });
      if (isOpen) add(branches.get(node.code)!, depth + 1, lines.length - 1);
    });
  };
  add(branches.get(TOP) ?? [], 1, -1);
  return lines;
};

/** The tree as far as it is unfolded; each branch is asked for when it is first opened. `revision`: asks again for what is open. */
export const useTree = (revision: unknown) => {
  const [branches, setBranches] = useState<Branches>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const read = useCallback(async (code: string) => {
    const nodes = await valueOf(griddesk.roster.branch(code === TOP ? {} : { area: code }));
    setBranches((before) => new Map(before).set(code, nodes));
    return nodes;
  }, []);
  const opened = useRef<ReadonlySet<string>>(open);
  opened.current = open;
  const readAll = useCallback(() => {
    let here = true;
    const all = async () => {
      const [top] = await Promise.all([TOP, ...opened.current].map(read));
      const root = top?.[0]?.code;
      // The first thing somebody would do is to unfold it.
      if (root !== undefined && opened.current.size === 0) {
        await read(root);
        setOpen(new Set([root]));
      }
    };
    all().then(
      () => here && setState('ready'),
      () => here && setState('failed'),
    );
    return () => {
      here = false;
    };
  }, [read]);
  useEffect(() => readAll(), [readAll, revision]);
  const toggle = useCallback(
    (code: string, wanted: boolean) => {
      setOpen((before) => {
        const next = new Set(before);
        if (wanted) next.add(code);
        else next.delete(code);
        return next;
      });
      if (wanted) void read(code).catch(() => setState('failed'));
    },
    [read],
  );
  const lines = useMemo(() => linesOf(branches, open), [branches, open]);
  return { lines, state, toggle, retry: readAll };
};
