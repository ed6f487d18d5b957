import {expect, it} from 'vitest';
import {newestFirst} from '../../../src/core/form/newest-first.ts';

it("puts each language's newest runtime first, by number", () => {
  const runtimes = ['nodejs', 'nodejs8.10', 'python3.9', 'nodejs24.x', 'python3.13', 'provided', 'provided.al2023'];
  expect(newestFirst(runtimes)).toEqual([
    ...['nodejs24.x', 'nodejs8.10', 'nodejs'],
    ...['provided.al2023', 'provided', 'python3.13', 'python3.9'],
  ]);
});
