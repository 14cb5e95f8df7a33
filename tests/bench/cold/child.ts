import { CONTENDERS, type Name, type Place } from './contenders';

/** One contender in a process of its own. Arguments: its name, the place as JSON, and how many cases it is to be filled with, or nothing to open it. */
const [, , name = '', place = '', cases] = process.argv;
const contender = CONTENDERS[name as Name];
const where = JSON.parse(place) as Place;
const ms = cases === undefined ? await contender.open(where) : await contender.fill(where, Number(cases));
process.stdout.write(`${ms ?? ''}\n`, () => process.exit(0));
