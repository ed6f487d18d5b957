import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {environmentManager, QueryClient} from '@tanstack/query-core';
import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {expect, onTestFinished} from 'vitest';
import {declarations, functions, resources} from '../../src/catalog/index.ts';
import type {Connection, ConnectionIdentity} from '../../src/console/connection/connection.ts';
import {buildKeyTable} from '../../src/console/dispatch/key-table.ts';
import type {ConnectRequest} from '../../src/console/services.ts';
import type {Remembered} from '../../src/console/session/remembered.ts';
import {type Session, toSession} from '../../src/console/session/session.ts';
import {drawConsole} from '../../src/program/draw-console.ts';
import {createKeys} from '../../src/terminal/input/keys.ts';
import {createSuspension} from '../../src/terminal/process/suspension.ts';
import type {CellFrame} from '../../src/terminal/screen/frame.ts';
import {createConsole} from '../../src/ui/create-console.ts';
import {eventually} from '../support/patience.ts';
import {type Awaited, describeScreen, isShown} from '../support/terminal/screen.ts';
import {type Things, toThings} from '../support/things.ts';
import {type MadeCalls, toConnection, toServices, toWorld, type World} from './fake-services.ts';

/** The sizes that screens are looked at: the smallest usual terminal and one with room for all panes. */
export const sizes = [
  [80, 24],
  [120, 40],
] as const;

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  esc: '\u001B[27u',
  tab: '\t',
  up: '\u001B[A',
  down: '\u001B[B',
  end: '\u001B[F',
  ctrlE: '\u0005',
  ctrlS: '\u0013',
  ctrlU: '\u0015',
} as const;

/** What is drawn of the console, on a screen of plain text. */
export interface OpenConsole extends Things {
  /** What its calls answer from now on. */
  readonly world: World;
  readonly made: MadeCalls;
  /** Presses keys, each by itself and the next once the one before was drawn. */
  press(...pressed: readonly string[]): Promise<void>;
  /** Gives keys all at once, before anything can be drawn. */
  type(...typed: readonly string[]): void;
  paste(text: string): void;
  /** The rows of the screen. */
  rows(): readonly string[];
  /** Resolves once a text stands on the screen that begins with these attributes and colours, as parameters of SGR. */
  waitUntilPainted(text: string, parameters: string): Promise<void>;
  /** Resolves once the screen shows what is awaited, or not any more; fails with the screen. */
  waitFor(awaited: Awaited): Promise<void>;
  waitUntilGone(shown: string): Promise<void>;
  resize(columns: number, rows: number): void;
  session(): Session;
}

/** What a console is opened with. */
export interface OpenOptions extends Partial<World> {
  readonly size?: readonly [columns: number, rows: number];
  readonly wanted?: string;
  /** The rows of an earlier session. */
  readonly remembered?: Remembered;
  /** Makes the connections that are asked for; `to` makes one to the world. */
  readonly connect?: (
    to: (identity?: Partial<ConnectionIdentity>) => Connection,
    request: ConnectRequest,
  ) => Promise<Connection>;
}

/** Opens what is drawn of the console over a made-up world, connected unless the world says otherwise. Ends with the test. */
export function openConsole({
  size: [columns, rows] = [120, 40],
  wanted,
  remembered,
  connect,
  ...changes
}: OpenOptions = {}): OpenConsole {
  environmentManager.setIsServer(() => false);
  const world = toWorld(changes);
  const made: MadeCalls = [];
  const services = {
    ...toServices(world, made),
    ...(connect && {
      connect: (request: ConnectRequest) => connect(identity => toConnection(world, made, identity), request),
    }),
  };
  const queries = {retry: false, networkMode: 'always', refetchOnWindowFocus: false} as const;
  const client = new QueryClient({defaultOptions: {queries}});
  const parts = createConsole({
    services,
    client,
    resources,
    functions,
    declarations,
    keys: buildKeyTable(resources, declarations),
    messages: [],
    session: {...toSession(columns, rows, 'functions'), remembered},
    hasColours: true,
    unicode: true,
    opening: wanted === undefined ? {} : {function: wanted},
    showsMetrics: false,
  });
  const screen = createScreen(columns, rows);
  const source = new PassThrough();
  const typed = createKeys(source, {escapeTimeout: 0});
  const suspension = createSuspension({process: new EventEmitter() as NodeJS.Process});
  const drawing = drawConsole({
    parts,
    services,
    keys: typed,
    stdout: screen,
    suspension,
    isShown: false,
    ready: Promise.resolve(),
  });
  const painted = () => screen.painted();
  const shownRows = () => stripAnsi(painted()).split('\n');
  onTestFinished(() => {
    parts.controller.stop();
    drawing.stop();
  });
  parts.controller.start();
  const press = async (...pressed: readonly string[]) => {
    for (const key of pressed) {
      source.write(key);
      await typed.taken();
    }
  };
  const paste = (text: string) => void source.write(`\u001B[200~${text}\u001B[201~`);
  const waitFor = (awaited: Awaited) =>
    eventually(() => {
      if (!isShown(awaited, shownRows())) throw new Error(describeScreen(awaited, 'in time', shownRows()));
    });
  const things = toThings({
    press: keys => press(...(keys.match(/\u001B\[[\d;]*[A-Za-z~]|./gsu) ?? [])),
    paste,
    screen: shownRows,
    waitFor,
    hasFocus: pane => parts.store.getState().focus === pane,
  });
  return {
    ...things,
    world,
    made,
    press,
    type: (...typed) => {
      for (const key of typed) source.write(key);
    },
    paste,
    rows: shownRows,
    waitUntilPainted: (text, parameters) => eventually(() => expect(painted()).toContain(`${parameters}m${text}`)),
    waitFor,
    waitUntilGone: shown => eventually(() => expect(shownRows().join('\n')).not.toMatch(shown)),
    resize: screen.resize,
    session: () => parts.store.getState(),
  };
}

/** A screen that keeps what was drawn on it last. */
function createScreen(columns: number, rows: number) {
  let last = '';
  const screen = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns,
    rows,
    enter: () => {},
    leave: () => {},
    redraw: () => {},
    draw: (frame: CellFrame) => {
      last = frame.toString();
    },
    painted: () => last,
    resize: (newColumns: number, newRows: number) => {
      Object.assign(screen, {columns: newColumns, rows: newRows});
      screen.emit('resize');
    },
  });
  return screen;
}

/** The rows that are not as wide as the screen, or do not end with a border where all of them should. */
export function brokenRows(rows: readonly string[], columns: number): readonly string[] {
  const body = rows.slice(
    Math.max(
      1,
      rows.findIndex(row => row.startsWith('╭')),
    ),
    -1,
  );
  return body.filter(row => stringWidth(row) !== columns || !/[│┃╮╯┤]$/.test(row));
}
