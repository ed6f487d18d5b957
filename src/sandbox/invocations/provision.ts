import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {findVersion} from '../model/find-function.ts';
import {formatProvision, formatProvisionOwner, type Provisioned, provisioned} from '../model/stored-concurrency.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {UnsupportedRuntimeError} from '../runtime/index.ts';
import {buildInvocation} from './run-version.ts';

/** Environments started ahead for a version or alias at most: this is one machine. The rest are started when they are needed. */
const aheadLimit = 4;

/** The service's word for an initialisation that fails. */
const initFailure = 'FUNCTION_ERROR_INIT_FAILURE';

/** After the change under way: starts and ends environments of a function as its provisioned concurrency now says. */
export function keepProvisioned(name: string, context: Context): void {
  context.background.add(async signal => {
    await nextTurn();
    // An initialisation may take as long as it likes; the end of the sandbox does not wait for it.
    await Promise.race([keep(name, {...context, signal}), untilAborted(signal)]);
  });
}

/** Starts environments again that ended with another process. */
export function resumeProvisioned(context: Context): void {
  for (const owner of new Set(context.records.list(provisioned).map(entry => entry.owner)))
    keepProvisioned(owner, context);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

async function keep(name: string, context: Context): Promise<void> {
  const {records, region, ahead} = context;
  const wanted = records.list(provisioned, {owner: name}).map(({key, value}) => ({qualifier: key, config: value}));
  const named = wanted.map(one => ({...one, ...find(name, one.qualifier, context)}));
  const names = new Set(named.map(({provision}) => provision));
  const owner = formatProvisionOwner({region, name});
  const useless = [...ahead.names].filter(known => known.startsWith(owner) && !names.has(known));
  await Promise.all([
    ...useless.map(known => ahead.giveUp(known)),
    ...named
      .filter(({config, provision}) => config.starting !== undefined || !ahead.names.has(provision))
      .map(one => start(name, one, context)),
  ]);
}

interface Wanted {
  readonly qualifier: string;
  readonly config: Provisioned;
  readonly provision: string;
}

function find(name: string, qualifier: string, context: Context): {readonly provision: string} {
  const {version} = findVersion({FunctionName: name, Qualifier: qualifier}, context, 'Invoke');
  const {Version = ''} = version.configuration;
  return {provision: formatProvision({region: context.region, name, qualifier, version: Version})};
}

async function start(name: string, {qualifier, config, provision}: Wanted, context: Context): Promise<void> {
  const failure =
    (await provide(name, {qualifier, config, provision}, context)) === 'failed' ? {failure: initFailure} : {};
  if (context.signal.aborted) return;
  context.transaction(() => {
    const now = context.records.get(provisioned, name, qualifier);
    // Somebody may have asked for something else meanwhile.
    if (now?.starting !== config.starting || now === undefined) return;
    const {starting: _, allocatedBefore: __, ...rest} = now;
    context.records.put(provisioned, name, qualifier, {...rest, ...failure});
  });
}

async function provide(name: string, {qualifier, config, provision}: Wanted, context: Context) {
  try {
    const {version} = findVersion({FunctionName: name, Qualifier: qualifier}, context, 'Invoke');
    const arn = formatFunctionArn(context, {name, qualifier});
    const input = {Payload: Buffer.from('{}')};
    const invocation = await buildInvocation(version, arn, input, {...context, requestId: randomUUID()});
    return await context.ahead.provide({...invocation, provision}, Math.min(config.requested, aheadLimit));
  } catch (error) {
    // What cannot be run here at all is no fault of the function.
    if (error instanceof UnsupportedRuntimeError) return 'ready';
    if (error instanceof LambdaError) return 'failed';
    throw error;
  }
}
