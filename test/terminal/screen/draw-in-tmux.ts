/**
 * Draws rows of odd texts and of lists between borders in a real tmux, on screens of many sizes, and compares what it shows with what
 * was to be seen: `npm run tmux`. It says so where no tmux is installed, and ends with 1 where something has moved or was left behind.
 */
import {spawnSync} from 'node:child_process';
import {openSync, writeSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {showInRow} from '../../../src/core/text/visible.ts';
import {type Cells, readCells} from '../../../src/terminal/screen/cells.ts';
import {toCellFrame} from '../../../src/terminal/screen/frame.ts';
import {createPainter} from '../../../src/terminal/screen/painter.ts';
import {createChance, createOddText} from '../../support/odd-texts.ts';

const {values} = parseArgs({options: {texts: {type: 'string', default: '20000'}}});
const wanted = Number(values.texts);
const socket = `lambdeck-${process.pid}`;
const chance = createChance(20261130);

if (spawnSync('tmux', ['-V']).status !== 0) {
  console.log('tmux is not installed here: nothing was drawn, and nothing is known of it.');
} else {
  try {
    const problems = await drawAll();
    console.log(
      `${tmux('-V').trim()}: ${problems.count} rows wrong among ${problems.rows} with ${problems.texts} texts`,
    );
    process.exitCode = problems.count === 0 ? 0 : 1;
  } finally {
    tmux('kill-server');
  }
}

async function drawAll() {
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', '80', '-y', '24', 'stty raw -echo; exec sleep 100000');
  tmux('set', '-g', 'status', 'off');
  const terminal = openSync(tmux('display-message', '-p', '#{pane_tty}').trim(), 'w');
  const found = {texts: 0, rows: 0, count: 0};
  await wait(500);
  writeSync(terminal, '\u001B[?1049h\u001B[?7l');
  while (found.texts < wanted) {
    const size = {columns: 20 + chance.number(180), rows: 2 + chance.number(58)};
    tmux('resize-window', '-x', String(size.columns), '-y', String(size.rows));
    const painter = createPainter({erasesInPaper: true});
    let bodies: Body[] = [];
    for (let frame = 0; frame < 3; frame++) {
      bodies = Array.from({length: size.rows - 1}, (_, y) => {
        const before = bodies[y];
        const isPlain = frame === 2 || y % 2 === 1;
        return before !== undefined && chance.number(3) > 0 ? before : createBody(isPlain, size.columns);
      });
      const mark = `screen ${found.texts} frame ${frame}`;
      const drawn = toFrame(bodies, mark, size);
      writeAll(terminal, painter.paint(drawn));
      const shown = await shownWith(mark);
      const cells = readShownCells();
      for (const [y, {tail, isPlain}] of bodies.entries()) {
        found.texts += 1;
        found.rows += 1;
        const row = shown[y] ?? '';
        if (isPlain ? isDrawn(cells[y], drawn.rows[y]) : row.startsWith('│') && row.endsWith(tail)) continue;
        found.count += 1;
        const goal = isPlain ? `be ${JSON.stringify(drawn.rows[y])}` : `end with ${JSON.stringify(tail)}`;
        console.log(`${size.columns}×${size.rows}: ${JSON.stringify(isPlain ? cells[y] : row)} should ${goal}`);
      }
    }
  }
  return found;
}

/** A row: what is drawn, and its end, which is cut off where it has moved. */
interface Body {
  readonly text: string;
  readonly tail: string;
  /** All that is seen of it is known. */
  readonly isPlain: boolean;
}

/** Odd text or one of a list, a border in the middle, and a text that reaches to the last column, where the other border stands. */
function createBody(isPlain: boolean, columns: number): Body {
  const border = 5 + chance.number(columns - 15);
  const tail = `│${'abcdefghij'.repeat(20).slice(0, columns - border - 2)}│`;
  const text = isPlain ? createListText(border - 1) : showInRow(createOddText(chance, 30));
  return {text: `│\u001B[2G${text}\u001B[${border + 1}G${tail}`, tail, isPlain};
}

/** Names, signs and figures among blanks, on a paper of their own or not. */
function createListText(width: number): string {
  const paper = chance.number(2) === 0 ? '' : '\u001B[48;5;237m';
  let text = `${paper}${' '.repeat(width)}`;
  for (let parts = 0; parts < 4; parts++) {
    const part = ['orders', 'a', '12 d', '·', '…'][chance.number(5)];
    const ink = ['', '\u001B[38;5;109m', '\u001B[1;31m', '\u001B[4m'][chance.number(4)];
    text += `\u001B[${2 + chance.number(width)}G${ink}${part}\u001B[0m${paper}`;
  }
  return `${text}\u001B[0m`;
}

const unwritten: Cells = {texts: [], styles: [], isOdd: false};

/** Whether a row that tmux shows, which ends with its last character, is that one. */
function isDrawn(shown: Readonly<Cells> = unwritten, {texts, styles}: Readonly<Cells> = unwritten): boolean {
  return texts.every((text, x) => (shown.texts[x] ?? ' ') === text && (shown.styles[x] ?? '') === styles[x]);
}

function toFrame(bodies: readonly Body[], mark: string, {columns, rows}: {columns: number; rows: number}) {
  const blocks = [
    {x: 0, y: 0, rows: bodies.map(({text}) => text)},
    {x: 0, y: rows - 1, rows: [mark]},
  ];
  return toCellFrame(blocks, {width: columns, height: rows});
}

/** The rows that tmux shows, once the mark stands in the last one. */
async function shownWith(mark: string): Promise<string[]> {
  for (let tries = 0; tries < 500; tries++) {
    const rows = tmux('capture-pane', '-p').split('\n');
    if (rows.some(row => row.startsWith(mark.slice(0, rows[0]?.length)))) return rows;
    await wait(10);
  }
  throw new Error(`tmux never showed ${mark}`);
}

/** The cells that tmux shows: it tells of colours only where they change, be that in another row. */
function readShownCells(): Cells[] {
  let style = '';
  return tmux('capture-pane', '-p', '-e')
    .split('\n')
    .map(row => {
      const cells = readCells(style + row);
      style += row.match(/\x1B\[[\d;]*m/g)?.join('') ?? '';
      return cells;
    });
}

function writeAll(terminal: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(terminal, bytes, done);
}

function tmux(...args: readonly string[]): string {
  return spawnSync('tmux', ['-u', '-L', socket, ...args], {encoding: 'utf8'}).stdout;
}
