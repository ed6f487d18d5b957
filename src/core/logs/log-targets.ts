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
      if (!known.has(key)) known.set(key, byGroup.get(group)?.find(target => logsTo(target, group, stream))?.label);
      return known.get(key);
    },
  };
}

/** A function without a group of its own choice logs to the one of its name (Lambda developer guide). */
function groupOf({LogGroup, FunctionName}: LogTarget): string {
  return LogGroup ?? `/aws/lambda/${FunctionName}`;
}

/** Streams are called `2026/11/22/[13]4f…`; in a group of another name `2026/11/22/orders-api[13]4f…`. */
function logsTo({FunctionName, versions}: LogTarget, group: string, stream: string): boolean {
  const [, name, version] = /\/([^/[\]]*)\[([^\]]+)\][^/]*$/.exec(stream) ?? [];
  if (name !== undefined && name !== '' && name !== FunctionName && group !== `/aws/lambda/${FunctionName}`)
    return false;
  return versions === undefined || (version !== undefined && versions.includes(version));
}
