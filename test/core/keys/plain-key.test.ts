import {Text, useInput} from 'ink';
import {render} from 'ink-testing-library';
import {createElement} from 'react';
import {expect, it, onTestFinished} from 'vitest';
import {readKeyName} from '../../../src/core/keys/key.ts';
import {readPlainKey} from '../../../src/core/keys/plain-key.ts';
import {eventually} from '../../support/patience.ts';

const bytes = Array.from({length: 128}, (_, code) => String.fromCharCode(code));
const sequences = [...'ABCDFHPQ']
  .map(end => `\u001B[${end}`)
  .concat(['\u001B[5~', '\u001B[6~', '\u001B[3~', 'é', '界']);

function Keys({take}: {take(name: string, input: string): void}) {
  useInput((input, key) => take(readKeyName(input, key), input));
  return createElement(Text, null, 'keys');
}

it('names a plain key as Ink leads to name it, and leaves the others to Ink', async () => {
  const named = new Map<string, unknown>();
  let current = '';
  const take = (name: string, input: string) => void named.set(current, {name, input});
  const {stdin, unmount} = render(createElement(Keys, {take}));
  onTestFinished(unmount);
  const plain = [...bytes, ...sequences].flatMap(sequence => {
    const key = readPlainKey(sequence);
    return key === undefined ? [] : [{sequence, key}];
  });
  for (const {sequence, key} of plain) {
    current = sequence;
    stdin.write(sequence);
    await eventually(() => expect(named.get(sequence), JSON.stringify(sequence)).toEqual(key));
  }
  expect(plain.length).toBeGreaterThan(100);
  expect(['\u001B', '\u001B[3~', 'é', '\u001A'].map(readPlainKey)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
