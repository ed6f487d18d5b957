import {join} from 'node:path';
import {isatty} from 'node:tty';
import type {FirstAsked} from '../aws/ask-first-page.ts';
import type {TerminalGuard} from '../terminal/guard/terminal-guard.ts';
import {
  beginUpdate,
  endUpdate,
  enterAlternateScreen,
  leaveAlternateScreen,
  ownModes,
  usualModes,
} from '../terminal/output/screen-sequences.ts';
import {writeWithoutWaiting} from '../terminal/output/waiting.ts';
import type {TextBlock} from '../terminal/screen/frame.ts';
import {type FirstPicture, fillPicture, findPictureFolder, readPicture} from './first-picture.ts';
import type {Host} from './host.ts';
import {nameStart} from './start-inputs.ts';

/** A screen that shows the picture of the last time, its keys read raw. */
export interface BegunScreen extends Pick<FirstPicture, 'request' | 'place'> {
  readonly guard: TerminalGuard;
  /** What stands on it; undefined where the picture was of another size, and nothing was written. */
  readonly shown: ShownPicture | undefined;
  /** The first page of the place's list, which was asked for; undefined where that has to wait for the connection. */
  readonly first: FirstAsked | undefined;
  /** Gives the terminal back as it was. */
  withdraw(): void;
}

/** A picture that stands on the terminal, and all that was written for that. */
export interface ShownPicture {
  readonly written: string;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly TextBlock[];
}

/**
 * Shows the picture that the last start of this kind left, if it did: whatever else is loaded would hold it up. What is asked for
 * then needs no check, for it has led to a console before. Undefined when there is none, and without a terminal.
 */
export async function beginScreen(
  host: Pick<Host, 'process' | 'env' | 'home' | 'version'>,
): Promise<BegunScreen | undefined> {
  const picture = readPicture(join(findPictureFolder(host), `${nameStart(host)}.json`));
  if (picture === undefined || !isatty(0) || !isatty(1)) return undefined;
  const {process} = host;
  const {request, place, ask} = picture;
  // Commands that draw nothing need no guard.
  const {startGuard} = await import('../terminal/guard/start-guard.ts');
  const guard = startGuard();
  await guard.ready;
  const {stdin, stdout} = process;
  const begin = () => askFirst(ask, host);
  const shown = toShown(picture);
  if (shown === undefined || stdout.columns !== picture.columns || stdout.rows !== picture.rows)
    return {guard, request, place, first: await begin(), shown: undefined, withdraw: () => {}};
  stdin.setRawMode(true);
  guard.tell({kind: 'keys'});
  writeWithoutWaiting(stdout);
  stdout.write(shown.written);
  const withdraw = () => {
    stdout.write(`${usualModes}${leaveAlternateScreen}`);
    stdin.setRawMode(false);
    guard.tell({kind: 'nobody'});
  };
  return {guard, request, place, first: await begin(), shown, withdraw};
}

/** Turns of the event loop in which a connection to this machine is made, and the request written. */
const untilSent = 2;

/** Asks for the first page once there is something to look at, and goes on when that is under way. */
async function askFirst(ask: FirstPicture['ask'], {env}: Pick<Host, 'env'>): Promise<FirstAsked | undefined> {
  if (ask === undefined) return undefined;
  const {askFirstPage} = await import('../aws/ask-first-page.ts');
  const first = askFirstPage(ask, env);
  // What is loaded next would hold it up.
  for (let turn = 0; turn < untilSent; turn++) await new Promise(setImmediate);
  return first;
}

function toShown(picture: FirstPicture): ShownPicture | undefined {
  const filled = fillPicture(picture, Date.now());
  if (filled === undefined) return undefined;
  const {columns, rows} = picture;
  const written = `${enterAlternateScreen}${ownModes}${beginUpdate}${filled.output}${endUpdate}`;
  return {written, columns, rows, blocks: filled.blocks};
}
