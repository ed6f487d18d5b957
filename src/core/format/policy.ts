import {parseJson} from '../json.ts';
import {formatMember, toEntries} from './members.ts';
import {limitsCallers} from './policy-condition.ts';

/** One statement of a resource policy, in words. */
export interface PolicyStatement {
  readonly sid: string | undefined;
  readonly effect: string;
  /** E.g. `Service events.amazonaws.com`, `AWS 123456789012`, `*`. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** E.g. `AWS:SourceArn ArnLike arn:aws:s3:::uploads`. */
  readonly conditions: readonly string[];
  /**
   * Who anyone is: `anyone` may act without a condition that tells callers apart, `url` anyone who calls a function URL without
   * authentication, `limited` only those named or meeting a condition.
   */
  readonly reach: 'anyone' | 'url' | 'limited';
}

/** The statements of a policy document; undefined when it is none. */
export function parsePolicy(text: unknown): readonly PolicyStatement[] | undefined {
  return readStatements(text)?.map(parseStatement);
}

/** A statement as it stands in a document. */
export type RawStatement = Readonly<Record<string, unknown>>;

/** The statements of a policy document as they stand there; undefined when it is none. */
export function readStatements(text: unknown): readonly RawStatement[] | undefined {
  const document = typeof text === 'string' ? parseJson(text) : undefined;
  if (!isRecord(document) || document.Statement === undefined) return undefined;
  const statements = asList(document.Statement);
  return statements.every(isRecord) ? statements : undefined;
}

/** Whether a statement is about anyone, by its principal and without a condition that tells callers apart. */
export function isForAnyone({NotPrincipal, Principal, Condition}: RawStatement): boolean {
  const isOpen = NotPrincipal !== undefined || parsePrincipals(Principal).includes('*');
  return isOpen && !limitsCallers(Condition);
}

/** Whether an action is one of those that a statement is about: by its name, with `*` and `?` for any. */
export function coversAction({Action, NotAction}: RawStatement, action: string): boolean {
  const isNamed = (names: unknown) => formatTexts(names).some(name => toPattern(name).test(action));
  return NotAction === undefined ? isNamed(Action) : !isNamed(NotAction);
}

function toPattern(name: string): RegExp {
  const escaped = name.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*+/g, '.*').replaceAll('?', '.')}$`, 'i');
}

function parseStatement(statement: RawStatement): PolicyStatement {
  return {
    sid: typeof statement.Sid === 'string' && statement.Sid !== '' ? statement.Sid : undefined,
    effect: formatMember(statement.Effect),
    principals: [...parsePrincipals(statement.Principal), ...parsePrincipals(statement.NotPrincipal).map(negate)],
    actions: [...formatTexts(statement.Action), ...formatTexts(statement.NotAction).map(negate)],
    resources: [...formatTexts(statement.Resource), ...formatTexts(statement.NotResource).map(negate)],
    conditions: formatConditions(statement.Condition),
    reach: findReach(statement),
  };
}

function parsePrincipals(principal: unknown): readonly string[] {
  if (!isRecord(principal)) return formatTexts(principal);
  return toEntries(principal).flatMap(([kind, names]) =>
    formatTexts(names).map(name => (name === '*' ? '*' : `${kind} ${name}`)),
  );
}

function negate(text: string): string {
  return `all but ${text}`;
}

function formatConditions(condition: unknown): readonly string[] {
  if (condition === undefined) return [];
  if (!isRecord(condition)) return [formatMember(condition)];
  return toEntries(condition).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? toEntries(keys).map(([key, values]) => `${key} ${operator} ${formatTexts(values).join(' or ')}`)
      : [`${operator} ${formatMember(keys)}`],
  );
}

function findReach(statement: RawStatement): PolicyStatement['reach'] {
  if (statement.Effect !== 'Allow' || !isForAnyone(statement)) return 'limited';
  const isPublicUrl = formatConditions(statement.Condition).some(condition =>
    /^lambda:(FunctionUrlAuthType String\w+ NONE|InvokedViaFunctionUrl Bool true)$/i.test(condition),
  );
  return isPublicUrl ? 'url' : 'anyone';
}

function formatTexts(value: unknown): readonly string[] {
  return asList(value).map(item => formatMember(item));
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
