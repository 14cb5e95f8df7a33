/**
 * What a window asks, from a thread of its own, so that its time counts the wait for the console's thread too: the case
 * that is open, and two Chinese characters in all cases, in turn. A worker's program, as text.
 */
export const ASKER = `
const { parentPort, workerData } = require('node:worker_threads');
const questions = [
  { channel: 'cases.read', input: { caseId: workerData.caseId } },
  { channel: 'cases.search', input: { text: '道路', limit: 20 } },
];
const times = [];
const end = performance.now() + workerData.ms;
let asked = 0;
let n = 0;
const next = () => {
  if (performance.now() >= end) return parentPort.postMessage({ times });
  asked = performance.now();
  parentPort.postMessage(questions[n++ % questions.length]);
};
parentPort.on('message', (answer) => {
  if (!answer.ok) throw new Error(answer.error.message);
  times.push(performance.now() - asked);
  setTimeout(next, 37);
});
next();
`;
