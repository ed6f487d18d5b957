import type {Field} from '../../schema/index.ts';
import {openAll} from './change-nodes.ts';
import {buildStops} from './focus-stops.ts';
import type {InputNode} from './node.ts';

/** What of the texts that were given would not arrive as it is, with the reason, by paths. */
export function findUnsendable(
  nodes: readonly InputNode[],
): readonly {readonly path: string; readonly message: string}[] {
  return buildStops(openAll(nodes), {address: [], path: '', depth: 0}).flatMap(stop => {
    if (stop.part !== 'value' && stop.part !== 'key') return [];
    const {field, edit} = stop.node;
    // A part travels where its member does.
    const member = nodes[stop.address[0] ?? 0]?.field ?? field;
    const message = whyUnsendable(field, edit.text, member.binding.in);
    return message === undefined ? [] : [{path: stop.path, message}];
  });
}

function whyUnsendable({kind}: Field, text: string, place: Field['binding']['in']): string | undefined {
  if (kind !== 'string' && kind !== 'blob' && kind !== 'document') return undefined;
  if (kind !== 'blob' && text.includes('\0')) {
    return 'holds the character U+0000 (NUL), at which programs end a text: it is not sent';
  }
  const half = /\p{Cs}/u.exec(text)?.[0];
  if (half !== undefined && (kind === 'blob' || place === 'path' || place === 'query')) {
    return `holds half of a character (U+${(half.codePointAt(0) ?? 0).toString(16).toUpperCase()}), which cannot be sent`;
  }
  if (place === 'path' && /^\.\.?$/.test(text)) return 'cannot be sent: in an address that means another place';
  if (place !== 'header' || kind !== 'string') return undefined;
  if (/[^ -~]/.test(text)) return 'is sent as an HTTP header, which takes plain ASCII characters only';
  return /^ | $/.test(text) ? 'is sent as an HTTP header, which loses blanks at its ends' : undefined;
}
