import {isatty} from 'node:tty';
import {findTerminalRefusal} from '../../terminal/interactive.ts';
import {watchReaders} from '../../terminal/output/reader-gone.ts';
import {type ConsoleRequest, listPlainCommands, parseCommandLine} from '../command-line.ts';
import {findSettingsFolders} from '../config-folder.ts';
import type {Host} from '../host.ts';
import {openSettings, type SettingsFile} from '../settings.ts';
import type {TargetRequest} from '../target-request.ts';
import {findWrongOpening} from '../wrong-opening.ts';
import {findWrongTarget} from '../wrong-target.ts';

/** Does what the command line asks for. */
export async function runProgram(host: Host): Promise<void> {
  const {process, env, version} = host;
  const request = parseCommandLine(process.argv.slice(2), version);
  if (request.kind === 'console') {
    const refusal = await findRefusal(host, request);
    if (refusal === undefined) {
      const {openConsole} = await import('../open-console.ts');
      return openConsole(host, request);
    }
    watchReaders(process);
    return finish(host, `${refusal.text}\n`, refusal.exitCode);
  }
  watchReaders(process);
  if (request.kind === 'done') return finish(host, request.text, request.exitCode);
  if (request.kind === 'info') {
    const {describeSetup} = await import('../describe-setup.ts');
    const settings = await openSettings(findSettingsFolders(host));
    return finish(host, `${(await describeSetup({host, request, settings}, {})).join('\n')}\n`, 0);
  }
  if (request.kind === 'incidents' || request.kind === 'logs' || request.kind === 'invoke') {
    const wrong = await findWrongTarget(request, env);
    if (wrong !== undefined) return finish(host, `${wrong}\n`, 2);
    const {answerPlainly} = await import('../plain/answer-plainly.ts');
    const settings = await openSettings(findSettingsFolders(host));
    return answerPlainly(await withDebug(host, request, settings), request, settings);
  }
  if (request.kind === 'sandbox') {
    const {serveSandbox} = await import('../serve-sandbox.ts');
    return serveSandbox(host, request);
  }
  const {askSandbox} = await import('../ask-sandbox.ts');
  return askSandbox(host, request);
}

/** The host that writes what `--debug` asks for. */
async function withDebug(host: Host, request: TargetRequest, settings: SettingsFile): Promise<Host> {
  if (request.debug !== true) return host;
  return (await import('../debug-log.ts')).withDebugLog(host, request, settings);
}

/** Why no console can be opened. */
async function findRefusal({env}: Host, request: ConsoleRequest) {
  const wrong = (await findWrongTarget(request, env)) ?? (await findWrongOpening(request));
  if (wrong !== undefined) return {text: wrong, exitCode: 2};
  const streams = {stdin: {isTTY: isatty(0)}, stdout: {isTTY: isatty(1)}};
  const refusal = findTerminalRefusal(streams, env, listPlainCommands);
  return refusal === undefined ? undefined : {text: refusal, exitCode: 1};
}

function finish({process}: Host, text: string, exitCode: number): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(text);
  process.exitCode = exitCode;
}
