import {formatEndpoint} from '../operation/endpoint-word.ts';
import {parseTagQuery, toTagOption} from '../tags/tag-query.ts';
import {quoteWord} from '../text/quote-word.ts';

/** What can be opened over the panes, or in the Log, at the start. */
export const openingViews = ['board', 'logs', 'invocations'] as const;

/** What the console begins with. */
export interface StartView {
  /** A function by its name or an address of it. */
  readonly function?: string;
  /** Name of the pane that has the focus. */
  readonly pane?: string;
  /** What groups that pane, as `parseGrouping` reads it; any other text ends what the settings group it by. */
  readonly group?: string;
  /** What filters that pane; with a view of the log, what filters that. */
  readonly filter?: string;
  readonly view?: (typeof openingViews)[number];
}

/** Where it begins. */
export interface OpeningTarget {
  readonly profile: string | undefined;
  readonly region: string;
  /** As it is shown: what in it may be a secret is masked. */
  readonly endpoint: string | undefined;
  readonly sandbox: boolean;
  readonly readOnly: boolean;
}

/** The line for a shell that opens the same view of the same target again. */
export function formatOpening(
  opening: StartView,
  {profile, region, endpoint, sandbox, readOnly}: OpeningTarget,
): string {
  const option = (name: string, value: string | undefined) => (value === undefined ? [] : [toOption(name, value)]);
  const where = sandbox
    ? ['--sandbox']
    : [
        ...option('profile', profile),
        ...(endpoint === undefined ? [] : [`--endpoint-url ${formatEndpoint(endpoint).word}`]),
      ];
  return [
    'lambdeck',
    ...where,
    ...option('region', region),
    ...(readOnly ? ['--read-only'] : []),
    ...option('function', opening.function),
    ...option('pane', opening.pane),
    ...option('group', opening.group),
    ...option('view', opening.view),
    ...formatFilter(opening, option),
  ].join(' ');
}

/** The tags that a list is filtered by, and the rest of its filter as it is. */
function formatFilter(
  {filter = '', view}: StartView,
  option: (name: string, value: string | undefined) => readonly string[],
): readonly string[] {
  if (filter.trim() === '') return [];
  const {words, rest} = parseTagQuery(filter);
  const tags = words.map(toTagOption);
  if (view !== undefined || words.length === 0 || tags.includes(undefined)) return option('filter', filter);
  return [...tags.flatMap(tag => option('tag', tag)), ...option('filter', rest === '' ? undefined : rest)];
}

/** A value that begins with a dash would be taken for the next option. */
function toOption(name: string, value: string): string {
  return `--${name}${value.startsWith('-') ? '=' : ' '}${quoteWord(value)}`;
}
