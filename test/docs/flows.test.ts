import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {panes} from '../support/panes.ts';

const root = join(import.meta.dirname, '..');
const titles = panes.map(({title}) => title).join('|');

/** What breaks when a pane or a tab is put before another: `3 Aliases`, `press('3n')`, `press(']]')`. */
const positions = [new RegExp(`\\b\\d (${titles})\\b`), /press\(['"`]\d[a-zA-Z/]/, /press\(['"`][\]]{2}/];

/** What a call too many passes by unseen, whoever made it: `waitFor(() => endpoint.count('Invoke') === 2)`. */
const passedBy = /waitFor\(\(\) => .*\.count\([^)]*\) === /;

it.each(globSync('{flows,ui,terminal}/**/*.test.{ts,tsx}', {cwd: root}))(
  '%s speaks of panes and tabs by name, not by their number or place',
  file => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    expect(lines.filter(line => positions.some(position => position.test(line)))).toEqual([]);
  },
);

it.each(globSync('{flows,ui,terminal}/**/*.test.{ts,tsx}', {cwd: root}))(
  '%s waits for a call to have been made, and says afterwards that it was the only one',
  file => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    expect(lines.filter(line => passedBy.test(line))).toEqual([]);
  },
);
