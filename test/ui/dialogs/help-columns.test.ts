import {expect, it} from 'vitest';
import type {HelpEntry} from '../../../src/console/bindings/help-entries.ts';
import {layOutHelp} from '../../../src/ui/dialogs/help-columns.ts';

const room = {width: 116, height: 33, grouped: true};

function entriesOf(...sizes: readonly number[]): readonly HelpEntry[] {
  return sizes.flatMap((size, group) =>
    Array.from({length: size}, (_, index) => ({
      group: `group ${group}`,
      keys: [],
      title: `${group}.${index}`,
      reason: undefined,
      run: undefined,
    })),
  );
}

it('begins every column with a heading where no group has to go on in the next one', () => {
  for (const sizes of [
    [1, 19, 14, 5, 17, 8],
    [30, 30, 30],
    [5, 5, 5],
  ]) {
    const {columns} = layOutHelp(entriesOf(...sizes), room);
    expect(columns.map(([first]) => first !== undefined && 'heading' in first)).not.toContain(false);
  }
});

it('has every entry once, in order, in columns no higher than the room', () => {
  for (const sizes of [[1, 19, 14, 5, 17, 8], [40, 3], [120, 60, 5], [1], []]) {
    const entries = entriesOf(...sizes);
    const {columns} = layOutHelp(entries, room);
    const shown = columns.flat().flatMap(line => ('entry' in line ? [line.entry] : []));
    expect(shown).toEqual(entries);
    expect(Math.max(...columns.map(({length}) => length))).toBeLessThanOrEqual(room.height);
  }
});
