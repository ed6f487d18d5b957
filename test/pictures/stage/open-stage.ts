import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startFaultyEndpoint} from '../../support/faulty-endpoint.ts';
import {built, checkBuilt} from '../../support/terminal/built.ts';
import {type Program, startProgram} from '../../support/terminal/start-program.ts';
import type {PictureKind} from '../kinds.ts';
import {palettes} from '../svg/palettes.ts';
import {answerInvoke} from './invoke-answer.ts';
import {serveSandbox} from './serve-sandbox.ts';
import {region, stillWorld, time, worldOf} from './world.ts';

/** Where pictures are taken: an account with the sample functions in which time stands still. */
export interface Stage extends AsyncDisposable {
  /** Starts the built console there in its own terminal. */
  startConsole(kind: PictureKind): Program & AsyncDisposable;
}

/** What the screen calls the account, and where it says that it is. */
const profile = 'shop';
const seenPort = '9001';

/** Serves the built program's sandbox with its samples; an invocation is answered the same each time. */
export async function openStage(): Promise<Stage> {
  checkBuilt();
  const sandbox = await serveSandbox();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  endpoint.fail('Invoke', answerInvoke(time));
  const homes: string[] = [];
  return {
    startConsole({palette, size, colours}) {
      const home = createHome();
      homes.push(home);
      const program = startProgram({
        command: process.execPath,
        args: ['--import', stillWorld, built, '--function', 'orders-api'],
        env: {
          ...(colours === 16 ? {TERM: 'xterm'} : {COLORTERM: 'truecolor'}),
          ...worldOf({seenPort, port: new URL(endpoint.url).port}),
          HOME: home,
          AWS_PROFILE: profile,
        },
        ...size,
        folder: home,
      });
      program.terminal.setBackground(palettes[palette].bg);
      return program;
    },
    async [Symbol.asyncDispose]() {
      await endpoint.close();
      await sandbox[Symbol.asyncDispose]();
      for (const home of homes) rmSync(home, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
    },
  };
}

function createHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-pictures-'));
  const write = (folder: string, name: string, text: string) => {
    mkdirSync(join(home, folder), {recursive: true});
    writeFileSync(join(home, folder, name), text);
  };
  write('.aws', 'config', `[profile ${profile}]\nregion = ${region}\nendpoint_url = http://127.0.0.1:${seenPort}\n`);
  write('.aws', 'credentials', `[${profile}]\naws_access_key_id = sandbox\naws_secret_access_key = sandbox\n`);
  return home;
}
