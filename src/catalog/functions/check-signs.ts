import {callSignNames} from '../../core/signs/errors.ts';
import {formatReasons} from '../../core/signs/format-figures.ts';
import {judgeHarm} from '../../core/signs/harm.ts';
import type {Sign, SignName} from '../../core/signs/sign.ts';
import {bad, noteworthy, type Verdict} from './verdict.ts';

/** Signs that other checks look for by themselves: of calls only while the traffic is known. */
const standing: readonly SignName[] = ['state', 'update', 'mapping'];

/** What the board has found out that no other check looks at; undefined when that is nothing. */
export function checkSigns(signs: readonly Sign[], {knowsCalls}: {readonly knowsCalls: boolean}): Verdict | undefined {
  const others = signs.filter(({name}) => !standing.includes(name) && !(knowsCalls && callSignNames.includes(name)));
  if (others.length === 0) return undefined;
  const words = formatReasons({signs: others}).join('; ');
  const hurts = others.some(sign => judgeHarm(sign) === 'bad');
  return hurts ? bad(words, 'H shows the board') : noteworthy(words, 'H shows the board');
}
