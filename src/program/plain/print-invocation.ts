import {readFile} from 'node:fs/promises';
import {buffer} from 'node:stream/consumers';
import {findJsonError, showJsonError} from '../../core/edit/json-error.ts';
import {readInvokeAnswer} from '../../core/run/answer.ts';
import {cleanText} from '../../core/text/clean.ts';
import {formatDiskError} from '../../disk/disk-error.ts';
import {exitCodes} from '../exit-codes.ts';
import type {Host} from '../host.ts';
import type {InvocationRequest} from '../plain-commands.ts';
import type {PlainSession} from './run-plain.ts';

/**
 * Invokes a function once and prints its response as it came. Nothing is sent where the target is guarded, unless that was
 * allowed. Gives the exit code. Rejects with a `ProblemError`.
 */
export async function printInvocation(
  {process}: Pick<Host, 'process'>,
  request: InvocationRequest,
  session: PlainSession,
): Promise<number> {
  const {connection, signal, print, tell} = session;
  const payload = await readPayload(process, request);
  if (typeof payload === 'string') {
    tell(payload);
    return exitCodes.wrongUsage;
  }
  // Whose account it is, is part of what is guarded.
  const account = await connection.account(signal);
  if (request.type !== 'DryRun' && connection.lock.readOnly && !unlock(request, session, account)) {
    return exitCodes.guarded;
  }
  const {name, qualifier, type, log} = request;
  const reply = await connection.invoke(
    {
      FunctionName: name,
      InvocationType: type,
      ...(qualifier !== undefined && {Qualifier: qualifier}),
      ...(payload !== undefined && {Payload: payload}),
      ...(log && type === 'RequestResponse' && {LogType: 'Tail'}),
    },
    signal,
  );
  const answer = readInvokeAnswer(reply);
  if (answer.logText !== '') process.stderr.write(`${answer.logText.trimEnd()}\n`);
  if (answer.size > 0) print(answer.payload ?? new Uint8Array());
  if (answer.size > 0 && process.stdout.isTTY) print('\n');
  if (answer.functionError === undefined) return exitCodes.done;
  const {type: errorType = '', message = ''} = answer.error ?? {};
  tell(`${name} failed (${answer.functionError}): ${[errorType, message].filter(Boolean).join(': ')}`);
  return exitCodes.functionFailed;
}

/** Minutes for which what was asked for may be sent. */
const minutes = 10;

function unlock({yes, readOnly}: InvocationRequest, {connection, tell}: PlainSession, account: string | undefined) {
  const {label, why} = connection.environment();
  if (readOnly) tell('nothing was sent: --read-only was given.');
  else if (yes) connection.lock.setWritable(new Date(Date.now() + minutes * 60_000));
  else {
    const where = [label, account, connection.profile, connection.region].filter(Boolean).join(' · ');
    tell(`nothing was sent: ${where} is guarded (${why ?? 'by the settings'}). --yes sends it.`);
  }
  return !connection.lock.readOnly;
}

/** The payload, undefined for none, or why it is none. */
async function readPayload(
  process: NodeJS.Process,
  {payload, payloadFile}: InvocationRequest,
): Promise<Uint8Array | string | undefined> {
  if (payload === undefined && payloadFile === undefined) return undefined;
  let bytes: Uint8Array;
  try {
    bytes = payloadFile === undefined ? new TextEncoder().encode(payload) : await readBytes(process, payloadFile);
  } catch (error) {
    return `--payload-file ${cleanText(payloadFile ?? '')} cannot be read: ${formatDiskError(error)}.`;
  }
  const wrong = findJsonError(new TextDecoder().decode(bytes));
  const from = payloadFile === undefined ? '--payload' : `--payload-file ${cleanText(payloadFile)}`;
  // The AWS command line takes a file so.
  const advice = payload?.startsWith('file') === true ? ' A file is given with --payload-file.' : '';
  return wrong === undefined ? bytes : `${from} is ${showJsonError(wrong)}.${advice}`;
}

async function readBytes({stdin}: NodeJS.Process, file: string): Promise<Uint8Array> {
  return file === '-' ? buffer(stdin) : readFile(file);
}
