import type {Awaited} from '../support/terminal/screen.ts';
import type {PictureKind} from './kinds.ts';

/** Keys, and what the screen shows before any others may be pressed. */
export type Step = readonly [keys: string, shows: Awaited];

/** A screen that there is a picture of. */
export interface PicturedScreen {
  /** Of its file. */
  readonly name: string;
  /** What it shows, in words, for who cannot see it. */
  readonly title: string;
  /** How to get there from the panes. */
  readonly steps: readonly Step[];
  /** How to get back to them. */
  readonly leave: readonly Step[];
}

const escapeKey = '\u001B';
const send = '\u0013';
const paste = (text: string) => `${escapeKey}[200~${text}${escapeKey}[201~`;
/** Backspaces, then something else. */
const instead = (count: number, text: string) => '\u007F'.repeat(count) + text;

const order = `{
  "orderId": 49317,
  "items": [
    {"sku": "mug", "quantity": 2},
    {"sku": "poster", "quantity": 1}
  ]
}`;

/** The screens that there are pictures of on such a terminal. */
export function screensOf({only}: Pick<PictureKind, 'only'>): readonly PicturedScreen[] {
  return screens.filter(({name}) => only?.includes(name) ?? true);
}

/** What the console shows first, with everything read that stands beside the list. */
export const start: readonly Step[] = [
  // Of all the checks together nothing is said before each is through.
  ['', /Functions 10 [\s\S]*Health +[✓!✗]/],
  ['', /clickstream-ingest[^\n]*⡇[\s\S]*▌orders-api[^\n]*⡇/],
];

const close: Step = [escapeKey, /^ i invoke {2}l logs {2}n create/m];

/** In the order in which they are visited; each adds to what the panes show behind it. */
const screens: readonly PicturedScreen[] = [
  {
    name: 'main',
    title: 'The panes: functions with their traffic, versions, aliases, layers, mappings, details and a followed log',
    steps: [
      ['l', /following ── 25 lines/],
      ['t', 'Logs since'],
      ['\u001B[B\u001B[B\u001B[B\r', /following ── 215 lines ── since 02:07/],
      ['1', 'n create '],
    ],
    leave: [],
  },
  {
    name: 'durable',
    title: 'A durable execution: its steps as a tree, when each was done, and how often it was tried',
    steps: [
      ['/refund\r', /6 refund-approval/],
      [':go durable executions\r', /▌refund-1204 +running/],
      ['jj', /▌refund-1181 +succeeded/],
      ['\r', /├ refund ×2 +succeeded/],
      ['jjz', /▌├ refund ×2/],
    ],
    leave: [
      ['z1', /^╭─ 1 Functions 1\/10/m],
      [escapeKey, /^╭─ 1 Functions 10 ─/m],
      ['/orders-api\r', /6 orders-api/],
      [escapeKey, /^╭─ 1 Functions 10 ─[\s\S]*▌orders-api/m],
    ],
  },
  {
    name: 'logs',
    title: 'The log of a function, at its last error',
    steps: [
      ['7z', /^╭─ 7 Log/m],
      ['E', /│▌\S+ ERROR/],
    ],
    leave: [
      ['G', 'following'],
      ['x', 'stopped'],
      ['\u000C', 'No lines'],
      ['z1', /^╭─ 1 Functions 10/m],
    ],
  },
  {
    name: 'form',
    title: 'The form that edits a function',
    steps: [
      ['e', /▌Description[\s\S]*Timeout +10\b/],
      [`\t${instead(3, '1024')}\t${instead(2, '15')}`, /MemorySize +1024[\s\S]*▌Timeout +15/],
    ],
    leave: [close],
  },
  {
    name: 'review',
    title: 'The review of a change before it is sent',
    steps: [
      ['e', /MemorySize +1024/],
      [send, /\+ MemorySize: 1024[\s\S]*aws lambda update-function-configuration/],
    ],
    leave: [[escapeKey, /─ Edit function/], close],
  },
  {
    name: 'workbench',
    title: 'The workbench: a payload and how it is to be sent',
    steps: [
      ['i', '─ Invoke orders-api'],
      [paste(order), /7 \}/],
      ['\tlive', /Qualifier +live/],
    ],
    leave: [close],
  },
  {
    name: 'run',
    title: 'An invocation that failed, and its log',
    steps: [
      ['i', /─ Invoke orders-api[\s\S]*"poster"/],
      [send, /the function failed[\s\S]*at exports\.handler[\s\S]*03:07:41\.\d+ REPORT/],
    ],
    leave: [[escapeKey, '6 orders-api']],
  },
  {
    name: 'board',
    title: 'The incident board: which functions hurt, since when, and why',
    steps: [['H', /Incidents \d+ [\s\S]*▌clickstream-ingest[\s\S]*no change of it was found/]],
    leave: [close],
  },
  {
    name: 'remedies',
    title: 'What can be done at once for a function',
    steps: [['!', /Stop the bleeding[\s\S]*version 3: \d+ call/]],
    leave: [close],
  },
  {
    name: 'compare',
    title: 'Two versions beside each other: settings, and code line by line',
    steps: [
      ['2', /▌\$LATEST/],
      ['jjc', /Compare orders-api:1 with orders-api:2[\s\S]*prices\.json +\+1 −1/],
      ['G\r', /\+ \{"mug": 13,/],
    ],
    leave: [
      [escapeKey, /▌2 +new prices/],
      ['kk1', /▌orders-api[\s\S]*▌\$LATEST/],
    ],
  },
  {
    name: 'charts',
    title: 'The charts of a function',
    steps: [
      ['m', /\[3h\][\s\S]*Invocations +total/],
      ['tt', /\[1d\][\s\S]*Invocations +total/],
      ['6z', /Concurrency +most/],
    ],
    leave: [['z1', /^╭─ 1 Functions 10/m]],
  },
  {
    name: 'help',
    title: 'The help: every key that works in a pane',
    steps: [['?', 'Help: keys in Functions']],
    leave: [close],
  },
  {
    name: 'palette',
    title: 'The palette: what can be done by name, with how the line could go on',
    steps: [[':sort me', /: sort memory/]],
    leave: [close],
  },
  {
    name: 'actions',
    title: 'What can be done with a function, under headings',
    steps: [['a', /Actions on orders-api[\s\S]*destroys/]],
    leave: [close],
  },
  {
    name: 'mappings',
    title: 'All event source mappings of an account, whatever functions they are of',
    steps: [[':go all mappings\r', /─ All mappings 4[\s\S]*Batch size/]],
    leave: [[escapeKey, /^╭─ 1 Functions 10/m]],
  },
  {
    name: 'urls',
    title: 'The web addresses of all functions of an account, and who may call one',
    steps: [[':go function urls\r', /─ Function URLs 1[\s\S]*anyone may call it/]],
    leave: [[escapeKey, /^╭─ 1 Functions 10/m]],
  },
  {
    name: 'signing',
    title: 'Code signing where there is none yet: what it is for',
    steps: [[':go code signing\r', /─ Code signing 0[\s\S]*before it is put into a function/]],
    leave: [[escapeKey, /^╭─ 1 Functions 10/m]],
  },
  {
    name: 'capacity',
    title: 'Capacity providers where there is none yet: what they are for',
    steps: [[':go capacity providers\r', /─ Capacity providers 0[\s\S]*instances of your own account/]],
    leave: [[escapeKey, /^╭─ 1 Functions 10/m]],
  },
];
