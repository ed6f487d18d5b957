import {describe, expect, it} from 'vitest';
import {recordAt, recordOf} from '../../../src/console/session/connection-of.ts';
import {reduce, type SessionEvent} from '../../../src/console/session/events.ts';
import {type Cursor, cursorOf} from '../../../src/console/session/record.ts';
import {type Session, toSession} from '../../../src/console/session/session.ts';
import type {Run} from '../../../src/core/run/run.ts';
import {createWorkbench, type Workbench} from '../../../src/core/workbench/workbench.ts';
import {getOperation} from '../../../src/schema/index.ts';

const start = toSession(120, 40, 'functions');

function sessionAfter(events: readonly SessionEvent[], session: Session = start): Session {
  return events.reduce(reduce, session);
}

function run(id: number): Run {
  const target = {FunctionName: 'orders-api'};
  const request = {target, input: target, streaming: false, times: 1, concurrency: 1};
  const sent = {request, target, name: 'orders-api', invocationType: 'Event', connection: 'prod', startedAt: 0};
  return {id, ...sent, outcome: {state: 'running'}};
}

const revealed = sessionAfter([
  {type: 'focus', pane: 'detail', isList: false},
  {type: 'detail', cursor: 3, top: 1},
  {type: 'reveal', label: 'API_KEY'},
]);

describe('a revealed secret', () => {
  it('is shown until another or none is', () => {
    expect(revealed.detail).toEqual({cursor: 3, top: 1, revealed: 'API_KEY'});
    expect(sessionAfter([{type: 'detail', cursor: 4, top: 1}], revealed).detail.revealed).toBe('API_KEY');
    expect(sessionAfter([{type: 'reveal', label: undefined}], revealed).detail.revealed).toBeUndefined();
  });

  it.each<[string, SessionEvent]>([
    ['another pane gets the focus', {type: 'focus', pane: 'log', isList: false}],
    ['a list gets the focus', {type: 'focus', pane: 'aliases', isList: true}],
    ['another tab is opened', {type: 'tab', resource: 'functions', tab: 1}],
    ['another item is shown', {type: 'settle', selected: {functions: 'payments'}}],
  ])('is hidden when %s', (_when, event) => {
    expect(sessionAfter([event], revealed).detail.revealed).toBeUndefined();
  });
});

describe('the focus', () => {
  it('makes a list the one whose selection Detail shows; Detail and Log leave that as it is', () => {
    const there = sessionAfter([{type: 'focus', pane: 'aliases', isList: true}]);
    expect([there.focus, there.subject]).toEqual(['aliases', 'aliases']);
    const aside = sessionAfter([{type: 'focus', pane: 'log', isList: false}], there);
    expect([aside.focus, aside.subject]).toEqual(['log', 'aliases']);
  });

  it('starts Detail anew for another subject, and leaves its place for the same', () => {
    expect(sessionAfter([{type: 'focus', pane: 'log', isList: false}], revealed).detail.cursor).toBe(3);
    expect(sessionAfter([{type: 'focus', pane: 'layers', isList: true}], revealed).detail.cursor).toBe(0);
  });
});

describe('what cursors rest on', () => {
  it('changes nothing when it is what it was', () => {
    const there = sessionAfter([{type: 'settle', selected: {functions: 'orders', aliases: undefined}}]);
    expect(sessionAfter([{type: 'settle', selected: {functions: 'orders', aliases: undefined}}], there)).toBe(there);
  });

  it('starts Detail anew when it changes', () => {
    const there = sessionAfter([{type: 'settle', selected: {functions: 'payments'}}], revealed);
    expect([recordOf(there).settled['functions'], there.detail.cursor]).toEqual(['payments', 0]);
  });
});

describe('the cursor of a pane', () => {
  const cursor: Cursor = {scope: 'k orders', selected: 'live', index: 2, top: 1, filter: 'li', marked: []};
  const there = sessionAfter([{type: 'cursor', pane: 'aliases', cursor}]);

  it('is found again under the same parent', () => {
    expect(cursorOf(recordOf(there), 'aliases', 'k orders')).toBe(cursor);
  });

  it('starts anew, without a filter, under another', () => {
    expect(cursorOf(recordOf(there), 'aliases', 'k payments')).toMatchObject({
      selected: undefined,
      index: 0,
      filter: '',
    });
  });
});

describe('sorting', () => {
  it('is kept by pane and can be taken back', () => {
    const sorted = sessionAfter([
      {type: 'sort', pane: 'functions', sort: {column: 1, reverse: false}},
      {type: 'sort', pane: 'layers', sort: {column: 0, reverse: true}},
      {type: 'sort', pane: 'functions', sort: undefined},
    ]);
    expect(sorted.sorts).toEqual({layers: {column: 0, reverse: true}});
  });
});

describe('a filter being typed', () => {
  it('stands with its cursor at the end, or where it is put', () => {
    const typed = sessionAfter([{type: 'filtering', pane: 'functions', text: 'ord'}]);
    expect(typed.filtering).toEqual({pane: 'functions', edit: {text: 'ord', cursor: 3}});
    const moved = sessionAfter([{type: 'filtering', pane: 'functions', text: 'ord', cursor: 1}]);
    expect(moved.filtering?.edit.cursor).toBe(1);
    expect(sessionAfter([{type: 'filtering', pane: undefined, text: ''}], typed).filtering).toBeUndefined();
  });
});

describe('drafts', () => {
  it('are kept by their connection and title, the last one of each', () => {
    const workbench = createWorkbench('prod', {FunctionName: 'orders-api'}, getOperation('Invoke'));
    const stock = createWorkbench('prod', {FunctionName: 'stock'}, getOperation('Invoke'));
    const elsewhere: Workbench = {...workbench, connection: 'stage'};
    const later: Workbench = {...workbench, focus: 'options'};
    const kept = sessionAfter([workbench, stock, elsewhere, later].map(draft => ({type: 'draft', workbench: draft})));
    expect(recordAt(kept, 'prod').drafts).toEqual({'Invoke orders-api': later, 'Invoke stock': stock});
    expect(recordAt(kept, 'stage').drafts).toEqual({'Invoke orders-api': elsewhere});
  });
});

describe('runs', () => {
  it('are replaced by what became of them', () => {
    const done: Run = {...run(1), outcome: {state: 'failed', problem, elapsed: 5}};
    const after = sessionAfter([
      {type: 'run', run: run(1)},
      {type: 'run', run: run(2)},
      {type: 'run', run: done},
    ]);
    const {runs} = recordAt(after, 'prod');
    expect(runs.map(({id}) => id)).toEqual([1, 2]);
    expect(runs[0]).toBe(done);
  });

  it('are the last fifty that have ended', () => {
    const ended = (id: number): Run => ({...run(id), outcome: {state: 'failed', problem, elapsed: 5}});
    const {runs} = recordAt(sessionAfter(Array.from({length: 60}, (_, id) => ({type: 'run', run: ended(id)}))), 'prod');
    expect(runs.map(({id}) => id)).toEqual(Array.from({length: 50}, (_, index) => index + 10));
  });
});

describe('the log', () => {
  it('is looked at as it was but for what changes', () => {
    const {log} = sessionAfter([
      {type: 'log', change: {filter: 'order', level: 'warn'}},
      {type: 'log', change: {level: 'error'}},
    ]);
    expect(log).toEqual({...start.log, filter: 'order', level: 'error'});
  });
});

it('the same session comes back when a notice that is not there is taken away', () => {
  expect(reduce(start, {type: 'notice', notice: undefined})).toBe(start);
});

const problem = {kind: 'offline', what: 'No answer', why: 'gone', tryThis: ''} as const;
