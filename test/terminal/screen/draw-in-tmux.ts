/**
 * Draws rows of odd texts between borders in a real tmux, on screens of many sizes, and compares what it shows with what was to be
 * seen: `npm run tmux`. It says so where no tmux is installed, and ends with 1 where something has moved or was left behind.
 */
import {spawnSync} from 'node:child_process';
import {openSync, writeSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {showInRow} from '../../../src/core/text/visible.ts';
import {FrameOutput} from '../../../src/terminal/screen/frame.ts';
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
    const painter = createPainter();
    let bodies: Body[] = [];
    for (let frame = 0; frame < 3; frame++) {
      bodies = Array.from({length: size.rows - 1}, (_, y) => {
        const before = bodies[y];
        return before !== undefined && chance.number(3) > 0 ? before : createBody(frame === 2, size.columns);
      });
      const mark = `screen ${found.texts} frame ${frame}`;
      writeAll(terminal, painter.paint(toFrame(bodies, mark, size)));
      const shown = await shownWith(mark);
      for (const [y, {tail, exact}] of bodies.entries()) {
        found.texts += 1;
        found.rows += 1;
        const isRight = exact === undefined ? shown[y]?.startsWith('│') && shown[y].endsWith(tail) : shown[y] === exact;
        if (isRight) continue;
        found.count += 1;
        console.log(
          `${size.columns}×${size.rows}: ${JSON.stringify(shown[y])} should end with ${JSON.stringify(tail)}`,
        );
      }
    }
  }
  return found;
}

/** A row: what is drawn, its end, which is cut off where it has moved, and all of it where it is plain. */
interface Body {
  readonly text: string;
  readonly tail: string;
  readonly exact: string | undefined;
}

/** Odd or plain text, a border in the middle, and a text that reaches to the last column, where the other border stands. */
function createBody(isPlain: boolean, columns: number): Body {
  const border = 5 + chance.number(columns - 15);
  const tail = `│${'abcdefghij'.repeat(20).slice(0, columns - border - 2)}│`;
  const plain = 'plain'.padEnd(border - 1).slice(0, border - 1);
  const odd = showInRow(createOddText(chance, 30));
  const text = `│\u001B[2G${isPlain ? plain : odd}\u001B[${border + 1}G${tail}`;
  return {text, tail, exact: isPlain ? `│${plain}${tail}` : undefined};
}

function toFrame(bodies: readonly Body[], mark: string, {columns, rows}: {columns: number; rows: number}) {
  const output = new FrameOutput({width: columns, height: rows});
  for (const [y, {text}] of bodies.entries()) output.write(0, y, text, {transformers: []});
  output.write(0, rows - 1, mark, {transformers: []});
  return output.get().output;
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

function writeAll(terminal: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(terminal, bytes, done);
}

function tmux(...args: readonly string[]): string {
  return spawnSync('tmux', ['-u', '-L', socket, ...args], {encoding: 'utf8'}).stdout;
}
