import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {type Fault, toRefusal} from '../../support/faulty-endpoint.ts';
import {samples} from '../../support/samples.ts';

const cases: readonly (readonly [name: string, fault: Fault, shown: readonly string[]])[] = [
  [
    'its answer is cut short',
    {kind: 'cut short', body: '{"statusCode": 200}'},
    ['✗ The outcome of Invoke is unknown', 'may have been carried out'],
  ],
  [
    'it is not allowed',
    toRefusal(403, 'AccessDeniedException', 'not authorized to perform: lambda:InvokeFunction'),
    ['✗ Invoke is not allowed'],
  ],
  ['it is throttled', toRefusal(429, 'TooManyRequestsException', 'Rate Exceeded.'), ['✗ Invoke']],
  ['the service fails', toRefusal(500, 'ServiceException', 'Internal error'), ['✗ ']],
];

it.for(cases)('says what became of an invocation when %s, and sends it once', async ([, fault, shown]) => {
  const {press, waitFor, text, endpoint, pane, detail} = await startConsole();
  await detail.titled('clickstream-ingest');
  endpoint.fail('Invoke', fault);
  press('i');
  await waitFor('Ctrl-S send');
  press(keys.ctrlS);
  await waitFor('It was sent once and is not sent again by itself.');
  for (const part of shown) expect(text()).toContain(part);
  expect(endpoint.count('Invoke')).toBe(1);
  press(keys.esc);
  await pane('functions').titled(`Functions ${samples.functions.length} `);
});
