export {isAlive, killGroup} from './control.ts';
export {createProcessFolder, type ProcessFolder, removeTree} from './process-folder.ts';
