import type {LogGroup} from './log-services.ts';

/** Whose logs are meant: a function, or some of its versions. */
export interface LogTarget {
  readonly FunctionName: string;
  /** `orders-api:live`, as it is called on screen. */
  readonly label: string;
  /** Versions whose lines are meant; all when not given. */
  readonly versions?: readonly string[];
  /** The group the function logs to, where it is known. */
  readonly LogGroup?: string;
  /** Which of its own lines the platform logs in the JSON format: WARN leaves out what tells of each invocation. */
  readonly SystemLogLevel?: string;
  /** When the function was changed last, as the list tells it. */
  readonly LastModified?: string;
}

/** The groups to read for some targets, and whose a line of them is. */
export interface LogPlan {
  /** Each group once; what it tells is labelled with its name. */
  readonly groups: readonly LogGroup[];
  /** The label of the target that a stream of a group belongs to; undefined when it belongs to none. */
  labelOf(group: string, stream: string): string | undefined;
}

/** Plans the reading of targets; several may share a group. */
export function planLogs(targets: readonly LogTarget[]): LogPlan {
  const byGroup = new Map<string, LogTarget[]>();
  for (const target of targets) {
    const name = groupOf(target);
    byGroup.set(name, [...(byGroup.get(name) ?? []), target]);
  }
  const known = new Map<string, string | undefined>();
  return {
    groups: [...byGroup.keys()].map(name => ({name, label: name})),
    labelOf: (group, stream) => {
      const key = `${group} ${stream}`;
      if (!known.has(key)) known.set(key, findLabel(byGroup.get(group) ?? [], group, stream));
      return known.get(key);
    },
  };
}

/** A function without a group of its own choice logs to the one of its name (Lambda developer guide). */
function groupOf({LogGroup, FunctionName}: LogTarget): string {
  return LogGroup ?? `/aws/lambda/${FunctionName}`;
}

/** The label of lines in a group of several functions whose stream does not tell which of them printed it. */
export const unknownOwner = 'unknown';

/** Whose a stream is among the targets that log to its group. */
function findLabel(targets: readonly LogTarget[], group: string, stream: string): string | undefined {
  const {owner, version} = parseStreamName(group, stream);
  const isMeant = ({versions}: LogTarget) =>
    versions === undefined || (version !== undefined && versions.includes(version));
  if (owner === undefined) return targets.some(({versions}) => versions === undefined) ? unknownOwner : undefined;
  return targets.find(target => target.FunctionName === owner && isMeant(target))?.label;
}

/**
 * The function that logged to a stream, where stream or group name it, and its version. Streams are called
 * `2026/11/22/[13]4f…`; in a group that the function's settings name `2026/11/22/orders-api[13]4f…`.
 */
export function parseStreamName(group: string, stream: string) {
  const [, name = '', version] = /\/([^/[\]]*)\[([^\]]+)\][^/]*$/.exec(stream) ?? [];
  const own = /^\/aws\/lambda\/([^/]+)$/.exec(group)?.[1];
  return {owner: name === '' ? own : name, version};
}
