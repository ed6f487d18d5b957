import {showOlder, walkTrail} from './open-frame.ts';
import {bind, type SourceBinding, unlessSo} from './source-binding.ts';

/** Going along the frames that led to the source. */
export function trailBindings(): readonly SourceBinding[] {
  return [
    onTrail(bind('next-frame', 'Next frame of the trace', [']'], 'frames', at => walkTrail(at.tools, at.dialog, 1))),
    onTrail(bind('previous-frame', 'Previous frame', ['['], 'frames', at => walkTrail(at.tools, at.dialog, -1))),
    unlessSo(
      bind('older-code', 'The version with the code of when it ran', ['v'], undefined, at =>
        showOlder(at.tools, at.dialog),
      ),
      ({older}) => (older === undefined ? 'no other version is known to have that code' : undefined),
    ),
  ];
}

function onTrail(own: SourceBinding): SourceBinding {
  return unlessSo(own, ({trail}) => (trail === undefined ? 'it was not opened from a trace' : undefined));
}
