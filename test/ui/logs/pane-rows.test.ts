import fc from 'fast-check';
import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {expect, it} from 'vitest';
import {createLogStore} from '../../../src/console/logs/store/log-store.ts';
import {divideRoom} from '../../../src/console/logs/store/pane-room.ts';
import {findVisibleLines} from '../../../src/console/logs/store/visible-lines.ts';
import {toSession} from '../../../src/console/session/session.ts';
import {createSessionStore} from '../../../src/console/session/store.ts';
import {buildPaneRows} from '../../../src/ui/logs/pane-rows.ts';
import {themeOf} from '../../support/themes.ts';

const day = 86_400_000;
const message = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 300}),
  fc.lorem({maxCount: 60}),
  fc.constantFrom(
    'one\ntwo\nthree',
    '{"level":"WARN","message":"slow"}',
    'START RequestId: 8f1c0000-1111-2222-3333-444455556661',
  ),
);
const event = fc.record({
  timestamp: fc.integer({min: 0, max: 3 * day}),
  label: fc.constantFrom('orders-api', 'payments', 'a-function-with-a-name-that-is-long'),
  stream: fc.constantFrom('a[1]', 'b[1]'),
  message,
});
const note = fc.record({text: fc.lorem({maxCount: 80}), tone: fc.constantFrom('bad' as const, 'warn' as const)});
const pane = fc.record({
  width: fc.integer({min: 44, max: 160}),
  height: fc.integer({min: 5, max: 50}),
  wrap: fc.boolean(),
  zone: fc.constantFrom('local' as const, 'UTC' as const),
  screen: fc.constantFrom('lines' as const, 'timeline' as const, 'errors' as const, 'invocation' as const),
  events: fc.array(event, {maxLength: 40}),
  notes: fc.array(note, {maxLength: 4}),
  cursor: fc.option(fc.nat(), {nil: undefined}),
  top: fc.option(fc.nat(), {nil: undefined}),
});
type Pane = typeof pane extends fc.Arbitrary<infer Value> ? Value : never;

it('fills its pane exactly, whatever is logged and however it is looked at', () => {
  fc.assert(
    fc.property(pane, given => {
      const {rows} = draw(given);
      expect(rows).toHaveLength(given.height);
      expect(rows.filter(row => stringWidth(row) !== given.width)).toEqual([]);
    }),
  );
});

it('draws the lines that keys move in, each in the rows they count for it', () => {
  fc.assert(
    fc.property(pane, given => {
      const {rows, input} = draw({...given, screen: 'lines'});
      const {notes, ...room} = divideRoom(given, input.logs);
      const {window, heightOf} = findVisibleLines({...input, ...room});
      fc.pre(window.cursor !== -1);
      const above = input.logs.shown.lines.slice(window.first, window.cursor);
      const before = above.reduce((sum, line) => sum + heightOf(line), notes.length - window.hidden);
      const marked = rows.flatMap((row, index) => (stripAnsi(row).startsWith('│▌') ? [index - 1] : []));
      expect(marked[0]).toBe(Math.max(notes.length, before));
    }),
  );
});

/** The pane's rows, focused, and what they were drawn with. */
function draw({width, height, wrap, zone, screen, events, notes, cursor, top}: Pane) {
  const session = createSessionStore(toSession(120, 40, 'functions'));
  const logs = createLogStore(session, () => 2 * day);
  logs.add(events);
  for (const [index, said] of notes.entries()) logs.note(`note ${index}`, said);
  logs.stop();
  const lineAt = (index: number | undefined) =>
    index === undefined || logs.lines.size === 0 ? undefined : logs.lines.at(index % logs.lines.size);
  const line = lineAt(cursor ?? 0);
  const under = {type: 'lines'} as const;
  const invocation = line === undefined ? under : ({type: 'invocation', line, entry: 0, row: 0, under} as const);
  const shown = {
    lines: under,
    timeline: {type: 'timeline', selected: undefined} as const,
    errors: {type: 'errors', selected: undefined} as const,
    invocation,
  }[screen];
  const log = {
    ...session.getState().log,
    isEmpty: events.length === 0,
    wrap,
    zone,
    cursor: lineAt(cursor),
    top: cursor === undefined ? undefined : lineAt(top),
    screen: shown,
  };
  const frame = {theme: themeOf('mono'), width, focused: true, place: 'alone'} as const;
  const input = {log, logs, frame, now: 2 * day};
  return {rows: buildPaneRows({...input, height, number: 6, connection: undefined}), input};
}
