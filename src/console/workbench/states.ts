import type {Workbench} from '../../core/workbench/workbench.ts';
import {nameDialog} from '../tools/dialog-name.ts';

export const workbenchDialogName = nameDialog<Workbench>()('workbench');
