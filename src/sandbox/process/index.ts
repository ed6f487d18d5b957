export {killGroup} from './control.ts';
export {createProcessFolder, removeTree} from './process-folder.ts';
