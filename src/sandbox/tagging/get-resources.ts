import type {Context} from '../context/context.ts';
import {resourceTags, tagCollection} from '../model/stored-tags.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {InputReader, invalidTelemetryParameter, type TelemetryInput} from '../telemetry/index.ts';

/** What telling of tags needs. */
export type TaggingContext = Pick<Context, 'records' | 'requestId' | 'region' | 'accountId'>;

interface Tagged {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

interface TagFilter {
  readonly key: string;
  readonly values: readonly string[];
}

const mostResources = 100;
/** What a page holds unless asked otherwise (API reference: no number is given; the service sends 50). */
const usualPage = 50;
const wrongToken = 'PaginationToken is not valid.';

/**
 * Answers GetResources: what has tags in the region, or had some, in the order of their ARNs, page by page. The token of the last
 * page is empty, as the service has it.
 */
export function getResources(input: TelemetryInput, context: TaggingContext): TelemetryInput {
  const reader = new InputReader(input, 'InvalidParameterException');
  const arns = reader.texts('ResourceARNList', mostResources);
  const filters = (reader.objects('TagFilters', 50) ?? []).map(readTagFilter);
  const types = reader.texts('ResourceTypeFilters', 100) ?? [];
  const perPage = reader.whole('ResourcesPerPage', {min: 1, max: mostResources});
  const tagsPerPage = reader.whole('TagsPerPage', {min: 100, max: 500});
  const token = reader.text('PaginationToken', {max: 2048}) ?? '';
  if (reader.flag('ExcludeCompliantResources') && !reader.flag('IncludeComplianceDetails'))
    throw invalidTelemetryParameter('ExcludeCompliantResources needs IncludeComplianceDetails.');
  const narrowing = [filters.length > 0, types.length > 0, perPage, tagsPerPage, token !== ''].some(Boolean);
  if (arns !== undefined && narrowing)
    throw invalidTelemetryParameter(
      'ResourceARNList cannot be combined with filters, page sizes or a PaginationToken.',
    );
  const after = token === '' ? '' : readToken(token);
  const found = readTagged(context)
    .filter(
      ({arn}) => arn > after && (arns?.includes(arn) ?? true) && (types.length === 0 || types.some(isOfType(arn))),
    )
    .filter(({tags}) => filters.every(isTagged(tags)))
    .toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
  const page = cutPage(found, perPage ?? (arns === undefined ? usualPage : mostResources), tagsPerPage);
  const last = page.at(-1);
  return {
    PaginationToken: last === undefined || page.length === found.length ? '' : toToken(last.arn),
    ResourceTagMappingList: page.map(({arn, tags}) => ({
      ResourceARN: arn,
      Tags: Object.entries(tags).map(([Key, Value]) => ({Key, Value})),
    })),
  };
}

function readTagged({records, ...place}: TaggingContext): readonly Tagged[] {
  const toArn = (name: string) => formatFunctionArn(place, {name});
  return [
    ...records.list(tagCollection).map(({owner, value: tags}) => ({arn: toArn(owner), tags})),
    ...records.list(resourceTags).map(({key: arn, value: tags}) => ({arn, tags})),
  ];
}

function readTagFilter(filter: TelemetryInput): TagFilter {
  const reader = new InputReader(filter, 'InvalidParameterException');
  const values = reader.texts('Values', 20) ?? [];
  const long = values.find(value => value.length > 256);
  if (long !== undefined) throw invalidTelemetryParameter(`The value ${long} has more than 256 characters.`);
  return {key: reader.requiredText('Key', {max: 128, pattern: /^.+$/s}), values};
}

/** Whether tags are as a filter has them: of a key any of its values, or whichever where it names none. */
function isTagged(tags: Tagged['tags']): (filter: TagFilter) => boolean {
  return ({key, values}) => {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    return value !== undefined && (values.length === 0 || values.includes(value));
  };
}

/** Whether a type, `lambda` or `lambda:function`, is that of an ARN. */
function isOfType(arn: string): (type: string) => boolean {
  const [, , service, , , resource = ''] = arn.split(':');
  return type => {
    const [ofService, kind = ''] = type.split(':');
    return ofService === service && (kind === '' || resource.split('/')[0] === kind);
  };
}

/** The resources of a page; one is never split, and one without tags counts as one tag. */
function cutPage(found: readonly Tagged[], most: number, mostTags = Number.POSITIVE_INFINITY): readonly Tagged[] {
  let count = 0;
  const end = found.findIndex(({tags}, index) => {
    count += Math.max(1, Object.keys(tags).length);
    return index === most || count > mostTags;
  });
  return end === -1 ? found : found.slice(0, end);
}

function toToken(arn: string): string {
  return Buffer.from(`after:${arn}`).toString('base64');
}

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (!text.startsWith('after:arn:')) throw invalidTelemetryParameter(wrongToken);
  return text.slice('after:'.length);
}
