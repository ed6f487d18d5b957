import {readJson} from '../json/read-json.ts';
import type {Mapping} from '../model/stored-mapping.ts';
import {matchesPattern} from './pattern.ts';
import {toRecordMembers} from './sources/data.ts';
import type {Source, SourceRecord} from './sources/index.ts';

/** Filters are alternatives; without any, every record is wanted. */
export function isWanted(record: SourceRecord, {FilterCriteria}: Mapping, source: Source): boolean {
  const filters = FilterCriteria?.Filters ?? [];
  if (filters.length === 0) return true;
  const event = source.toFiltered(record);
  return filters.some(({Pattern = '{}'}) => matchesPattern(toRecordMembers(readJson(Pattern)), event));
}
