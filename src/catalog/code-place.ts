import type {CodePlace} from '../core/code-place.ts';
import {toOptionalText} from '../core/format/members.ts';

/** The code of a function, at a version or alias where one is given; undefined without a name. */
export function toFunctionCode(name: unknown, qualifier?: unknown): CodePlace | undefined {
  const own = toOptionalText(name);
  const at = toOptionalText(qualifier);
  return own === undefined ? undefined : {of: 'function', name: own, ...(at !== undefined && {qualifier: at})};
}

/** The code of a layer's version by its ARN; undefined without one. */
export function toLayerCode(arn: unknown): CodePlace | undefined {
  const own = toOptionalText(arn);
  return own === undefined ? undefined : {of: 'layer', arn: own};
}
