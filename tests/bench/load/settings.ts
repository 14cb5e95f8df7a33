/** GRIDDESK_BENCH_RATE, GRIDDESK_BENCH_SECONDS (two at least), GRIDDESK_BENCH_OPEN: for a quick look. */
export const RATE = Number(process.env['GRIDDESK_BENCH_RATE'] ?? 1000);
export const SECONDS = Number(process.env['GRIDDESK_BENCH_SECONDS'] ?? 60);
/** For so long a console is worked with while reports come in: all but the first second of them. */
export const WORKED_MS = (SECONDS - 1) * 1000;
/** Cases that are open before; at least a page of them. */
export const OPEN = Number(process.env['GRIDDESK_BENCH_OPEN'] ?? 2000);

export const say = (line: string) => process.stderr.write(`   ${line}\n`);
