import type {Context} from './context/context.ts';
import {replayExecution} from './durable/index.ts';
import {latest, type StoredVersion, toVersionKey, versionCollection} from './model/stored-function.ts';
import {layerCollection} from './model/stored-layer.ts';
import {mappingCollection} from './model/stored-mapping.ts';
import {formatServiceTime} from './model/time.ts';
import type {SeedStep} from './samples/index.ts';
import {toNumberKey} from './store/index.ts';

type SeedState = NonNullable<SeedStep['after']>;

/** Sets what no call can set on the resource a seed's call has made; `result` is its input and output together. */
export function applySeedState(state: SeedState, result: Readonly<Record<string, unknown>>, context: Context): void {
  if (typeof result['UUID'] === 'string') setMapping(state, result['UUID'], context);
  else if (typeof result['LayerName'] === 'string') {
    setLayer(state, result['LayerName'], Number(result['Version']), context);
  } else if (typeof result['FunctionName'] === 'string') {
    setFunction(state, result['FunctionName'], String(result['Version'] ?? latest), context);
  }
}

function setMapping({LastProcessingResult, LastModified}: SeedState, uuid: string, {records}: Context): void {
  const stored = records.get(mappingCollection, '', uuid);
  if (!stored) return;
  const changes = {
    ...(LastProcessingResult === undefined ? {} : {LastProcessingResult}),
    ...(LastModified === undefined ? {} : {LastModified: LastModified.toISOString()}),
  };
  records.put(mappingCollection, '', uuid, {...stored, mapping: {...stored.mapping, ...changes}});
}

function setLayer({LastModified}: SeedState, name: string, version: number, {records}: Context): void {
  const stored = records.get(layerCollection, name, toNumberKey(version));
  if (!stored || !LastModified) return;
  records.put(layerCollection, name, toNumberKey(version), {
    ...stored,
    createdDate: formatServiceTime(LastModified.getTime()),
  });
}

function setFunction(state: SeedState, name: string, version: string, context: Context): void {
  const {records} = context;
  const stored = records.get(versionCollection, name, toVersionKey(version));
  if (!stored) return;
  const {State, StateReason, StateReasonCode, LastModified} = state;
  const fixedState: StoredVersion['fixedState'] = {
    ...(State === undefined ? {} : {State}),
    ...(StateReason === undefined ? {} : {StateReason}),
    ...(StateReasonCode === undefined ? {} : {StateReasonCode}),
  };
  const time = LastModified ? {LastModified: formatServiceTime(LastModified.getTime())} : {};
  const configuration = {...stored.configuration, ...time};
  const fixed = State === undefined ? {} : {fixedState};
  records.put(versionCollection, name, toVersionKey(version), {...stored, ...fixed, configuration});
  for (const {name: own, startedAt, input, updates} of state.executions ?? []) {
    const start = {functionName: name, version: stored, payload: Buffer.from(input), name: own, startedAt};
    replayExecution(start, updates, context);
  }
}
