import type {Context} from './context/context.ts';
import {latest, type StoredVersion, toVersionKey, versions} from './model/stored-function.ts';
import {layers} from './model/stored-layer.ts';
import {mappings} from './model/stored-mapping.ts';
import {toServiceTime} from './model/time.ts';
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
  const stored = records.get(mappings, '', uuid);
  if (!stored) return;
  const changes = {
    ...(LastProcessingResult === undefined ? {} : {LastProcessingResult}),
    ...(LastModified === undefined ? {} : {LastModified: LastModified.toISOString()}),
  };
  records.put(mappings, '', uuid, {...stored, mapping: {...stored.mapping, ...changes}});
}

function setLayer({LastModified}: SeedState, name: string, version: number, {records}: Context): void {
  const stored = records.get(layers, name, toNumberKey(version));
  if (!stored || !LastModified) return;
  records.put(layers, name, toNumberKey(version), {...stored, createdDate: toServiceTime(LastModified.getTime())});
}

function setFunction(state: SeedState, name: string, version: string, {records}: Context): void {
  const stored = records.get(versions, name, toVersionKey(version));
  if (!stored) return;
  const {State, StateReason, StateReasonCode, LastModified} = state;
  const fixedState: StoredVersion['fixedState'] = {
    ...(State === undefined ? {} : {State}),
    ...(StateReason === undefined ? {} : {StateReason}),
    ...(StateReasonCode === undefined ? {} : {StateReasonCode}),
  };
  const time = LastModified ? {LastModified: toServiceTime(LastModified.getTime())} : {};
  const configuration = {...stored.configuration, ...time};
  const fixed = State === undefined ? {} : {fixedState};
  records.put(versions, name, toVersionKey(version), {...stored, ...fixed, configuration});
}
