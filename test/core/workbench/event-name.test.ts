import {expect, it} from 'vitest';
import {eventNameProblem} from '../../../src/core/workbench/event-name.ts';

it.each(['paid order', 'v1.2', '2026-03-12', '_draft', 'Bestellung-ä', 'x'.repeat(64)])('takes %j as a name', name => {
  expect(eventNameProblem(name)).toBeUndefined();
});

it.each(['', '.hidden', '../up', 'a/b', 'a\\b', '-x', 'CON:', 'a*', 'dot.', 'x'.repeat(65), 'a\nb'])(
  'takes no %j for a name',
  name => {
    expect(eventNameProblem(name)).toEqual(expect.any(String));
  },
);
