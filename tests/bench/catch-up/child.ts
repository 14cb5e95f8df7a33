import { CONTENDERS, type Name, type Run } from './contenders';

/** One contender in a process of its own. Arguments: its name, the run as JSON. Prints the milliseconds. */
const [, , name = '', run = ''] = process.argv;
const ms = await CONTENDERS[name as Name](JSON.parse(run) as Run);
process.stdout.write(`${ms}\n`, () => process.exit(0));
