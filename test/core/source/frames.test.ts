import {expect, test} from 'vitest';
import {findStackFrames, firstOwnFrame} from '../../../src/core/source/frames.ts';

const traces: readonly (readonly [what: string, text: string, frames: readonly string[]])[] = [
  [
    'Node.js, CommonJS',
    `Error: no price
    at price (/var/task/src/price.js:12:7)
    at /var/task/index.js:3:9
    at Runtime.handler (/var/task/node_modules/@scope/lib/index.cjs:1:2)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
    at Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1173:29)`,
    ['task src/price.js:12:7', 'task index.js:3:9', 'task node_modules/@scope/lib/index.cjs:1:2'],
  ],
  [
    'Node.js, ES modules',
    'Error: x\n    at async handler (file:///var/task/a%20b/index.mjs:3:9)\n    at file:///opt/nodejs/node_modules/lib/main.mjs:7:1',
    ['task a b/index.mjs:3:9', 'layer nodejs/node_modules/lib/main.mjs:7:1'],
  ],
  [
    'Node.js, in JSON',
    JSON.stringify({errorType: 'Error', trace: ['Error: x', '    at handler (/var/task/index.mjs:3:9)']}),
    ['task index.mjs:3:9'],
  ],
  [
    'Python',
    'Traceback (most recent call last):\n  File "/var/task/app.py", line 12, in handler\n    raise X\n  File "/opt/python/lib/a.py", line 3, in b',
    ['task app.py:12', 'layer python/lib/a.py:3'],
  ],
  [
    'Python, in JSON',
    JSON.stringify({stackTrace: ['  File "/var/task/app.py", line 12, in handler\n    raise X\n']}),
    ['task app.py:12'],
  ],
  [
    'Ruby',
    "/var/task/lib/app.rb:5:in 'Kernel#raise'\n/var/task/app.rb:12:in `handler'",
    ['task lib/app.rb:5', 'task app.rb:12'],
  ],
  [
    'Java',
    'java.lang.RuntimeException: x\n\tat com.example.orders.Handler.handleRequest(Handler.java:42)\n\tat com.example.Main$Inner.<init>(Main.java:7)\n\tat java.base/jdk.internal.reflect.X.invoke(Unknown Source)',
    ['class com/example/orders/Handler.java:42', 'class com/example/Main.java:7'],
  ],
  [
    'a bundler’s names',
    'Error: x\n    at handler (webpack://orders/./src/price.ts:5:3)\n    at x (webpack:///src/a.ts:1:2)',
    ['original src/price.ts:5:3', 'original src/a.ts:1:2'],
  ],
  ['an original that a source map names', 'at handler (/var/task/src/price.ts:5:3)', ['task src/price.ts:5:3']],
  ['no trace', 'GET /var/task 200 at 12:30:11 in /opt/', []],
];

test.each(traces)('finds the places in the trace of %s', (_, text, expected) => {
  const frames = findStackFrames(text);
  const shown = frames.map(
    ({of, within, line, column}) => `${of} ${within}:${line}${column === undefined ? '' : `:${column}`}`,
  );
  expect(shown).toEqual(expected);
  for (const {at, path} of frames)
    expect(text.slice(at, at + 40)).toMatch(new RegExp(`^(file|File|at |${path.slice(0, 4)})`));
});

test('takes little time for a text that is all but frames', () => {
  const text = '/var/task/a'.repeat(100_000);
  const began = process.cpuUsage().user;
  findStackFrames(text);
  findStackFrames(`at ${'a.'.repeat(200_000)}(`);
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(1000);
});

test('prefers the code of the function to what it uses', () => {
  const frames = findStackFrames(`
    at x (/var/task/node_modules/pg/lib/client.js:1:2)
    at y (/opt/nodejs/index.js:1:2)
    at z (/var/task/src/db.js:3:4)`);
  expect(firstOwnFrame(frames)?.within).toBe('src/db.js');
  expect(firstOwnFrame(frames.slice(0, 2))?.within).toBe('nodejs/index.js');
});
