import {parseFunctionArn, readFunctionAddress} from '../format/arn.ts';
import {toOptionalText, toStructure} from '../format/members.ts';
import type {Item} from '../item.ts';
import {readAuthor} from './author.ts';
import {byTime, type FunctionChange} from './change.ts';
import {findComparedVersions} from './compared-versions.ts';
import {describeDifference} from './describe-difference.ts';
import type {TrailEvent} from './trail-services.ts';

/** The changes that events tell of, the newest first, each against the one before it of the same function. */
export function toChanges(events: Iterable<TrailEvent>): readonly FunctionChange[] {
  const before = new Map<string, Item>();
  return [...events]
    .toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
    .flatMap(event => readChange(event, before))
    .toSorted(byTime);
}

/** The operation that an event is of: its name without the date of the API. */
function toOperationName(eventName: string): string {
  return eventName.replace(/\d{8}(?:v\d+)?$/, '');
}

function readChange({id, time, name, record}: TrailEvent, before: Map<string, Item>): readonly FunctionChange[] {
  const request = toStructure(record['requestParameters']);
  const response = toStructure(record['responseElements']);
  const functionName = findFunction(request, response);
  if (functionName === undefined) return [];
  const operation = toOperationName(name);
  const error = toOptionalText(record['errorCode']);
  const key = [functionName, ...findPart(operation, request, response)].join(' ');
  const compared = {request, response, before: before.get(key)};
  const what = error === undefined ? describeDifference(operation, compared) : [];
  const versions = error === undefined ? findComparedVersions(operation, compared) : undefined;
  if (error === undefined && Object.keys(response).length > 0) before.set(key, response);
  return [
    {
      ...{id, time, functionName, operation, what, versions, error},
      author: readAuthor(record),
      requestId: toOptionalText(record['requestID']),
    },
  ];
}

/** Settings are compared with settings, an alias with itself. */
function findPart(operation: string, request: Item, response: Item): readonly string[] {
  if (/Alias$/.test(operation)) return ['alias', String(request['name'] ?? response['name'])];
  return /^(?:Create|Update)Function(?:Code|Configuration)?$/.test(operation) ? [] : [operation];
}

function findFunction(request: Item, response: Item): string | undefined {
  for (const text of [
    response['functionArn'],
    request['functionName'],
    request['resource'],
    response['functionName'],
  ]) {
    const address = toOptionalText(text);
    if (address === undefined) continue;
    const name = parseFunctionArn(address)?.name ?? readFunctionAddress(address)?.name;
    if (name !== undefined) return name;
    if (/^[\w-]+$/.test(address)) return address;
  }
  return undefined;
}
