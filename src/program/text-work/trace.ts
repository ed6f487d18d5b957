import {
  generatedPositionFor,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  sourceContentFor,
  TraceMap,
} from '@jridgewell/trace-mapping';
import type {MappedPlace, MappedSource, OriginalPlace} from '../../core/source/text-work.ts';

/** Where a place of a built text comes from; undefined where the map has nothing of it. Throws for what is no source map. */
export function traceOriginal(json: string, place: MappedPlace): OriginalPlace | undefined {
  const map = parseMap(json);
  const found = originalPositionFor(map, place);
  // Where nothing stands before a place in its line, what comes first after it is meant.
  const {source, line, column} =
    found.source === null ? originalPositionFor(map, {...place, bias: LEAST_UPPER_BOUND}) : found;
  if (source === null || line === null || column === null) return undefined;
  return {source, line, column, content: sourceContentFor(map, source) ?? undefined};
}

/** The original whose name ends so; undefined where there is none. Throws for what is no source map. */
export function findMappedSource(json: string, name: string): MappedSource | undefined {
  const map = parseMap(json);
  const source = map.sources.find(own => isNamed(own, name));
  if (source === undefined || source === null) return undefined;
  return {source, content: sourceContentFor(map, source) ?? undefined};
}

/** Where a place of an original is in the built text; undefined where the map has nothing of it. Throws for what is no source map. */
export function traceBuilt(json: string, source: string, place: MappedPlace): MappedPlace | undefined {
  const map = parseMap(json);
  const known = map.sources.find(own => isNamed(own, source));
  if (known === undefined || known === null) return undefined;
  const {line, column} = generatedPositionFor(map, {source: known, ...place, bias: LEAST_UPPER_BOUND});
  return line === null || column === null ? undefined : {line, column};
}

/** Names begin at a part of a path: `../src/a.ts` is `src/a.ts`, and `data.ts` is not `a.ts`. */
function isNamed(own: string | null, name: string): boolean {
  return own === name || own?.endsWith(`/${name}`) === true;
}

let last: {readonly json: string; readonly map: TraceMap} | undefined;

/** The last map is kept: several places of one are asked for. */
function parseMap(json: string): TraceMap {
  if (last?.json !== json) last = {json, map: new TraceMap(json)};
  return last.map;
}
