import type {Controller} from '../console/tools/parts.ts';
import {parsePointed} from '../core/pointer/pointed.ts';
import type {MouseReport} from '../terminal/input/mouse-report.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';

/** Has the terminal report its mouse; returns who is told, and tells the console what that is about by what is drawn there. */
export function takeMouse(
  stdout: Pick<FrameStdout, 'takeMouse' | 'markAt'>,
  controller: Pick<Controller, 'point'>,
): (report: MouseReport) => void {
  stdout.takeMouse();
  return report => {
    const mark = stdout.markAt(report.column, report.row);
    controller.point(report, mark === undefined ? undefined : parsePointed(mark));
  };
}
